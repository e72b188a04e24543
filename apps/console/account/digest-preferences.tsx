import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { localeOf, zoneName } from '#texts';
import { answered, api, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Failed, Waiting } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { capital, languages, ownName, useReader } from '../texts/reader.js';

type Preferences = Shapes['DigestPreferencesView'];
type Kind = keyof Preferences['frequencies'];
const kinds = ['decisions', 'views', 'proposals', 'finds', 'listings', 'results'] as const satisfies readonly Kind[];
const frequencies = ['off', 'each', 'daily', 'weekly', 'monthly'] as const;

/** When news come by mail, in whose words and by whose clock. */
export function DigestPreferences() {
  const { t } = useReader();
  const { data, error, refetch } = useQuery({
    queryKey: ['preferences'],
    queryFn: () => answered(api.GET('/me/digest-preferences')),
  });
  return (
    <Part title={t('preferences.title')} about={t('preferences.silence')}>
      {data ? <Form kept={data} /> : error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} />}
    </Part>
  );
}

function Form({ kept }: { kept: Preferences }) {
  const { t, language, day } = useReader();
  const queries = useQueryClient();
  const [wish, setWish] = useState(kept);
  const set = (part: Partial<Preferences>) => setWish((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { frequencies, weekday, hour, zone, language: tongue, pausedUntil } = wish;
      return answered(
        api.PUT('/me/digest-preferences', { body: { frequencies, weekday, hour, zone, language: tongue, pausedUntil } }),
      );
    },
    onSuccess: (saved) => {
      queries.setQueryData(['preferences'], saved);
      toast(saved.nextDay ? t('preferences.saved', { next: day(saved.nextDay) }) : t('preferences.saved_none'), { tone: 'good' });
    },
  });
  const weekdays = Array.from({ length: 7 }, (_, at) => ({ value: String(at + 1), label: weekdayName(language, at) }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));
  const wished = Object.values(wish.frequencies);
  const off = wished.every((frequency) => frequency === 'off');
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={pieces.two}>
        {kinds.map((kind) => (
          <Select
            key={kind}
            label={t(`code.digestKinds.${kind}`)}
            data={frequencies.map((value) => ({ value, label: t(`code.frequencies.${value}`) }))}
            value={wish.frequencies[kind]}
            allowDeselect={false}
            onChange={(next) => set({ frequencies: { ...wish.frequencies, [kind]: next as Preferences['frequencies'][Kind] } })}
          />
        ))}
        {wished.some((frequency) => frequency === 'weekly' || frequency === 'monthly') && (
          <Select
            label={t('preferences.weekday')}
            data={weekdays}
            value={String(wish.weekday)}
            allowDeselect={false}
            onChange={(next) => set({ weekday: Number(next) })}
          />
        )}
        {!off && (
          <Select
            label={t('preferences.hour')}
            data={hours}
            value={String(wish.hour)}
            allowDeselect={false}
            onChange={(next) => set({ hour: Number(next) })}
          />
        )}
        {!off && (
          <Select
            label={t('preferences.zone')}
            description={zoneName(language, wish.zone, new Date())}
            data={zones(wish.zone)}
            searchable
            value={wish.zone}
            allowDeselect={false}
            onChange={(next) => next && set({ zone: next })}
          />
        )}
        {!off && (
          <Select
            label={t('preferences.language')}
            data={languages.map((value) => ({ value, label: ownName(value) }))}
            value={wish.language}
            allowDeselect={false}
            onChange={(next) => next && set({ language: next })}
          />
        )}
        {!off && (
          <TextInput
            label={t('preferences.pause')}
            type="date"
            value={wish.pausedUntil ?? ''}
            onChange={(event) => set({ pausedUntil: event.currentTarget.value || null })}
          />
        )}
      </div>
      <Button type="submit" loading={save.isPending} className={pieces.start}>
        {t('page.save')}
      </Button>
    </form>
  );
}

/** The zones of the browser, and the one that is set. */
const zones = (own: string): string[] => [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

/** The weekday by its ISO place, Monday first. */
const weekdayName = (language: string, at: number): string =>
  capital(
    language,
    new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 5, at + 1))),
  );
