import { Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';
import { countries } from './choices.js';
import type { Owner } from './draft.js';
import { useListedFor } from './queries.js';

type Props = { hub: string; onChosen: (owner: Owner) => void };
type Told = Record<'name' | 'kind' | 'country' | 'contact' | 'email' | 'source' | 'ground' | 'validUntil', string>;

/** The organisation that needs something: one the hub has listed for already, or a new one with its contact and its permission. */
export function ForWhom({ hub, onChosen }: Props) {
  const { t } = useReader();
  const known = useListedFor(hub);
  const choices = known.map(({ organisation: { id, name } }) => ({ value: id, label: name }));
  return (
    <>
      {choices.length > 0 && (
        <Part title={t('console.for_whom.known')}>
          <Select
            label={t('console.register.organisation')}
            searchable
            data={choices}
            value={null}
            onChange={(organisation) => {
              const found = known.find((each) => each.organisation.id === organisation);
              if (found) onChosen({ organisation: found.organisation.id, hub, mandate: found.mandate });
            }}
          />
        </Part>
      )}
      <NewOne hub={hub} onChosen={onChosen} />
    </>
  );
}

/** Registers it, and records by whom and until when it may be listed. */
function NewOne({ hub, onChosen }: Props) {
  const reader = useReader();
  const { t, codes, language, code } = reader;
  const { zone } = useMe();
  const [told, setTold] = useState<Partial<Told>>({ kind: 'company' });
  const [mayShow, setMayShow] = useState<string[]>(['country', 'sector']);
  const [mayRecord, setMayRecord] = useState(false);
  const [registered, setRegistered] = useState<string>();
  const set = (part: Partial<Told>) => setTold((now) => ({ ...now, ...part }));
  const record = useMutation({
    mutationFn: async (): Promise<Owner> => {
      const { name = '', kind, country = '', contact = '', email = '', source = '', ground = '', validUntil = '' } = told;
      // a second try after a refusal does not register it twice
      const organisation =
        registered ?? (await answered(api.POST('/organisations', { body: { name, kind, country, language } as never }))).id;
      setRegistered(organisation);
      const person = { name: contact, email, language, zone, source, ground };
      const mandate = await answered(
        api.POST('/hubs/{id}/mandates', {
          params: { path: { id: hub } },
          body: { organisation, contact: person, mayShow: mayShow as never, mayRecord, validUntil },
        }),
      );
      return { organisation, hub, mandate: mandate.id };
    },
    onSuccess: onChosen,
  });
  const { error } = record;
  const fields = refusedFields(error);
  const text = (name: keyof Told, label: string, more: object = {}) => (
    <TextInput
      label={label}
      required
      withAsterisk={false}
      error={fields[name] ?? fields[`contact.${name}`]}
      value={told[name] ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate();
      }}
    >
      <Part title={t('console.for_whom.new')}>
        <Refused error={error} />
        {text('name', t('console.organisation.name'), { minLength: 2, maxLength: 200 })}
        <div className={pieces.two}>
          <Select
            label={t('console.organisation.kind')}
            data={codes('organisationKinds')}
            allowDeselect={false}
            value={told.kind ?? null}
            onChange={(kind) => kind && set({ kind })}
          />
          <Select
            label={t('card.country')}
            searchable
            required
            withAsterisk={false}
            data={countries(reader)}
            value={told.country ?? null}
            onChange={(country) => country && set({ country })}
          />
        </div>
      </Part>
      <Part title={t('console.for_whom.contact')} about={t('console.for_whom.contact.about')}>
        <div className={pieces.two}>
          {text('contact', t('console.person.name'), { maxLength: 200 })}
          {text('email', t('signin.address'), { type: 'email', dir: 'ltr' })}
        </div>
        {text('source', t('console.for_whom.source'), { maxLength: 200 })}
        {text('ground', t('console.for_whom.ground'), { maxLength: 500 })}
      </Part>
      <Part title={t('console.for_whom.mandate')} about={t('console.for_whom.mandate.about')}>
        <MultiSelect
          label={t('console.for_whom.may_show')}
          data={['organisation', 'country', 'sector'].map((value) => ({ value, label: code('mayShow', value) }))}
          value={mayShow}
          onChange={setMayShow}
        />
        {text('validUntil', t('console.for_whom.until'), { type: 'date' })}
        <Checkbox
          label={t('console.for_whom.may_record')}
          checked={mayRecord}
          onChange={(event) => setMayRecord(event.currentTarget.checked)}
        />
        <Button type="submit" loading={record.isPending} className={pieces.start}>
          {t('console.next')}
        </Button>
      </Part>
    </form>
  );
}
