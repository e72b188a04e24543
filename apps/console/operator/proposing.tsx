import { Button, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { countries, currencies, tongues } from '../listings/choices.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { capital, useReader } from '../texts/reader.js';
import { weekdayOf } from '../texts/times.js';

type Told = Partial<Shapes['ProposeHub']>;

/** A new hub, begun as proposed: it introduces nobody before it is opened. */
export default function Proposing({ done }: { done: () => void }) {
  const reader = useReader();
  const { t, language } = reader;
  const queries = useQueryClient();
  const [told, setTold] = useState<Told>({ workWeek: [1, 2, 3, 4, 5], languages: ['en'], fallbackLanguage: 'en', capacity: 30 });
  const set = (part: Told) => setTold((now) => ({ ...now, ...part }));
  const propose = useMutation({
    mutationFn: () => answered(api.POST('/hubs', { body: told as Shapes['ProposeHub'] })),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ['hubs'] });
      toast(t('console.hubs.made', { name }), { tone: 'good' });
      done();
    },
  });
  const { error } = propose;
  const fields = refusedFields(error);
  const days = Array.from({ length: 7 }, (_, at) => ({ value: String(at + 1), label: weekdayOf(language, at + 1) }));
  return (
    <Part title={t('console.hubs.new')} about={t('console.hubs.new.about')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          propose.mutate();
        }}
      >
        <Refused error={error} beside />
        <div className={pieces.two}>
          <TextInput
            label={t('console.person.name')}
            required
            withAsterisk={false}
            minLength={2}
            maxLength={200}
            error={fields.name}
            value={told.name ?? ''}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('card.country')}
            searchable
            required
            withAsterisk={false}
            data={countries(reader)}
            error={fields.country}
            value={told.country ?? null}
            onChange={(country) => country && set({ country })}
          />
          <Select
            label={t('preferences.zone')}
            searchable
            required
            withAsterisk={false}
            data={Intl.supportedValuesOf('timeZone')}
            error={fields.zone}
            value={told.zone ?? null}
            onChange={(zone) => zone && set({ zone })}
          />
          <MultiSelect
            label={t('console.hubs.week')}
            data={days}
            value={(told.workWeek ?? []).map(String)}
            error={fields.workWeek}
            onChange={(week) => set({ workWeek: week.map(Number) })}
          />
          <MultiSelect
            label={capital(language, t('field.languages'))}
            data={tongues(reader)}
            searchable
            value={told.languages ?? []}
            error={fields.languages}
            onChange={(languages) => set({ languages, ...(languages[0] && { fallbackLanguage: languages[0] }) })}
          />
          <Select
            label={t('console.budget.currency')}
            data={currencies(reader)}
            searchable
            required
            withAsterisk={false}
            value={told.currency ?? null}
            error={fields.currency}
            onChange={(currency) => currency && set({ currency })}
          />
          <NumberInput
            label={t('console.hub.capacity')}
            description={t('console.hubs.capacity.about')}
            min={1}
            max={1000}
            value={told.capacity ?? ''}
            error={fields.capacity}
            onChange={(next) => set({ capacity: Number(next) })}
          />
          <TextInput
            label={t('console.hubs.reply_to')}
            type="email"
            dir="ltr"
            required
            withAsterisk={false}
            value={told.replyTo ?? ''}
            error={fields.replyTo}
            onChange={(event) => set({ replyTo: event.currentTarget.value })}
          />
        </div>
        <div className={pieces.acts}>
          <Button type="submit" loading={propose.isPending}>
            {t('console.hubs.new')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('page.back')}
          </Button>
        </div>
      </form>
    </Part>
  );
}
