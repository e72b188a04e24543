import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { useListedFor } from '../listings/queries.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { languages, ownName, useReader } from '../texts/reader.js';
import { recipientsQuery } from './queries.js';

const asked = ['name', 'email', 'source', 'ground'] as const;
type Told = Record<(typeof asked)[number] | 'language', string> & { organisation?: string };

/** Nothing but the question is sent to them before they have said yes. */
export function AddingRecipient({ hub, done }: { hub: Shapes['HubView']; done: () => void }) {
  const { t, language } = useReader();
  const queries = useQueryClient();
  const organisations = useListedFor(hub.id).map(({ organisation: { id, name } }) => ({ value: id, label: name }));
  const [told, setTold] = useState<Told>({ name: '', email: '', source: '', ground: '', language });
  const set = (part: Partial<Told>) => setTold((now) => ({ ...now, ...part }));
  const add = useMutation({
    mutationFn: () => {
      const { organisation = '', ...said } = told;
      return answered(
        api.POST('/hubs/{hub}/recipients', {
          params: { path: { hub: hub.id } },
          body: { ...said, organisation, zone: hub.zone },
        }),
      );
    },
    onSuccess: async ({ name }) => {
      toast(t('console.recipients.asked', { name }), { tone: 'good' });
      done();
      await queries.invalidateQueries({ queryKey: recipientsQuery(hub.id).queryKey });
    },
  });
  const { error } = add;
  const fields = refusedFields(error);
  const labels = {
    name: t('console.person.name'),
    email: t('signin.address'),
    source: t('console.for_whom.source'),
    ground: t('console.for_whom.ground'),
  };
  return (
    <Dialog onClose={done} title={t('console.recipients.add')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Refused error={error} beside />
        <Select
          label={t('console.recipients.of')}
          description={organisations.length === 0 ? t('console.recipients.of.none') : undefined}
          searchable
          required
          withAsterisk={false}
          data={organisations}
          error={fields.organisation}
          value={told.organisation ?? null}
          onChange={(organisation) => organisation && set({ organisation })}
        />
        {asked.map((name) => (
          <TextInput
            key={name}
            label={labels[name]}
            required
            withAsterisk={false}
            maxLength={name === 'ground' ? 500 : 200}
            {...(name === 'email' && { type: 'email', dir: 'ltr' })}
            error={fields[name]}
            value={told[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
        <Select
          label={t('console.language')}
          data={languages.map((value) => ({ value, label: ownName(value) }))}
          allowDeselect={false}
          value={told.language}
          onChange={(next) => next && set({ language: next })}
        />
        <Button type="submit" loading={add.isPending}>
          {t('console.recipients.ask')}
        </Button>
      </form>
    </Dialog>
  );
}
