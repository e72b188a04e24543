import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { countries } from '../listings/choices.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';

type Told = { name: string; kind: 'own' | 'official'; dated: string; applies: string[]; parties: string };

/** Takes a list, and everybody who waits is checked by it. */
export function useLoading(done: () => void) {
  const { t } = useReader();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['LoadList']) => answered(api.POST('/screening-lists', { body })),
    onSuccess: async ({ name }) => {
      await Promise.all(
        ['lists', 'checklist', 'hits', 'organisation'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      toast(t('console.lists.loaded', { name }), { tone: 'good' });
      done();
    },
  });
}

/** The day of the machine before which one sits, as a list is dated. */
export const today = () => new Date().toLocaleDateString('sv');

/** A list written or pasted: a party a line, its other names after it. It replaces the one of the same name. */
export function Loading({ done }: { done: () => void }) {
  const reader = useReader();
  const { t } = reader;
  const [told, setTold] = useState<Told>({ name: '', kind: 'own', dated: today(), applies: [], parties: '' });
  const set = (part: Partial<Told>) => setTold((now) => ({ ...now, ...part }));
  const load = useLoading(done);
  const { error } = load;
  const fields = refusedFields(error);
  const parties = told.parties.split('\n').map(namesIn).filter((names) => names.length > 0); // prettier-ignore
  const refusedParties = Object.entries(fields).find(([field]) => field.startsWith('parties'))?.[1];
  return (
    <Part title={t('console.lists.new')} about={t('console.lists.new.about')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          const { applies, parties: _, ...list } = told;
          load.mutate({
            ...list,
            applies: applies.length ? applies : ['*'],
            parties: parties.map((names) => ({ names, identifiers: [] })),
          });
        }}
      >
        <Refused error={error} beside />
        <div className={pieces.two}>
          <TextInput
            label={t('console.lists.name')}
            required
            withAsterisk={false}
            minLength={2}
            maxLength={200}
            error={fields.name}
            value={told.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('console.organisation.kind')}
            data={reader.codes('listKinds').filter(({ value }) => value !== 'sample')}
            allowDeselect={false}
            value={told.kind}
            onChange={(kind) => set({ kind: kind as Told['kind'] })}
          />
          <TextInput
            type="date"
            label={t('console.lists.day')}
            required
            withAsterisk={false}
            error={fields.dated}
            value={told.dated}
            onChange={(event) => set({ dated: event.currentTarget.value })}
          />
          <MultiSelect
            label={t('console.lists.applies')}
            description={t('console.lists.applies.about')}
            searchable
            data={countries(reader)}
            error={fields.applies}
            value={told.applies}
            onChange={(applies) => set({ applies })}
          />
        </div>
        <Textarea
          label={t('console.lists.names')}
          description={t('console.lists.names.about')}
          rows={6}
          required
          withAsterisk={false}
          error={refusedParties}
          value={told.parties}
          onChange={(event) => set({ parties: event.currentTarget.value })}
        />
        <div className={pieces.acts}>
          <Button type="submit" loading={load.isPending}>
            {t('console.lists.new')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('page.back')}
          </Button>
        </div>
      </form>
    </Part>
  );
}

const namesIn = (line: string): string[] =>
  line
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean);
