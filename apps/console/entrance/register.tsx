import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import { countries } from '../listings/choices.js';
import pieces from '../look/pieces.module.css';
import { Page, Part } from '../shell/page.js';
import { refusedFields } from '../shell/refused.js';
import { wordsFor } from '../shell/states.js';
import { useReader } from '../texts/reader.js';

type Registering = Shapes['RegisterOrganisation'];

/** Somebody who acts for nobody yet says for whom. */
export default function Register() {
  const reader = useReader();
  const { t, codes, language } = reader;
  const queries = useQueryClient();
  const go = useNavigate();
  const [told, setTold] = useState<Partial<Registering>>({ kind: 'company', language });
  const set = (part: Partial<Registering>) => setTold((now) => ({ ...now, ...part }));
  const register = useMutation({
    mutationFn: () => answered(api.POST('/organisations', { body: told as Registering })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await go('/');
    },
  });
  const { error } = register;
  const fields = refusedFields(error);
  return (
    <Page title={t('console.register.title')} about={t('console.register.about')}>
      <Part title={t('console.register.organisation')}>
        <form
          className={pieces.form}
          onSubmit={(event) => {
            event.preventDefault();
            register.mutate();
          }}
        >
          {error && Object.keys(fields).length === 0 && (
            <p role="alert" className={pieces.failed}>
              {wordsFor(reader, error).detail}
            </p>
          )}
          <TextInput
            label={t('console.organisation.name')}
            required
            withAsterisk={false}
            minLength={2}
            maxLength={200}
            error={fields.name}
            value={told.name ?? ''}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <div className={pieces.two}>
            <Select
              label={t('console.organisation.kind')}
              data={codes('organisationKinds')}
              value={told.kind ?? null}
              allowDeselect={false}
              onChange={(kind) => set({ kind: kind as Registering['kind'] })}
            />
            <Select
              label={t('card.country')}
              searchable
              data={countries(reader)}
              required
              withAsterisk={false}
              error={fields.country}
              value={told.country ?? null}
              onChange={(country) => country && set({ country })}
            />
            <Select
              label={t('console.organisation.size')}
              clearable
              data={codes('organisationSizes')}
              value={told.size ?? null}
              onChange={(size) => set({ size: (size ?? undefined) as Registering['size'] })}
            />
            <TextInput
              label={t('console.organisation.number')}
              maxLength={100}
              value={told.registrationNumber ?? ''}
              onChange={(event) => set({ registrationNumber: event.currentTarget.value || undefined })}
            />
            <TextInput
              label={t('console.organisation.website')}
              type="url"
              dir="ltr"
              placeholder="https://"
              error={fields.website}
              value={told.website ?? ''}
              onChange={(event) => set({ website: event.currentTarget.value || undefined })}
            />
          </div>
          <Button type="submit" loading={register.isPending} className={pieces.start}>
            {t('console.register.go')}
          </Button>
        </form>
      </Part>
    </Page>
  );
}
