import { Button, MultiSelect } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { useSectorNames } from '../api/sectors.js';
import pieces from '../look/pieces.module.css';
import { Refused } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';
import type { Values } from './fields.js';
import styles from './listings.module.css';

type Props = { label: string; error: string | undefined; values: Values; value: string[]; onChange: (next: string[]) => void };

/** Up to five sectors: found by their names in the reader's language, or suggested from what the listing says. */
export function SectorInput({ label, error, values, value, onChange }: Props) {
  const { t, language, share } = useReader();
  const [words, setWords] = useState('');
  const { data: found } = useQuery({
    queryKey: ['sectors found', language, words],
    queryFn: async () => (await answered(api.GET('/sectors', { params: { query: { language, words } } }))).items,
    enabled: words.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const nameOf = useSectorNames(value);
  const suggest = useMutation({
    mutationFn: () => {
      const text = ['summary', 'description', 'keywords'].map((name) => String(values[name] ?? '')).join('\n').slice(0, 4000).trim(); // prettier-ignore
      return answered(api.POST('/sector-suggestions', { body: { title: String(values.title ?? ''), language: String(values.language), ...(text && { text }) } })); // prettier-ignore
    },
  });
  const options = new Map([...value.map((code) => [code, nameOf(code)] as const), ...(found ?? []).map((each) => [each.code, each.label] as const)]); // prettier-ignore
  const suggestions = suggest.data?.suggestions.filter(({ code }) => !value.includes(code));
  return (
    <div className={pieces.form}>
      <MultiSelect
        label={label}
        description={t('console.about.sectors')}
        error={error}
        searchable
        maxValues={5}
        data={[...options].map(([code, name]) => ({ value: code, label: name }))}
        filter={({ options: all }) => all}
        nothingFoundMessage={words.trim().length > 1 ? t('console.sectors.none') : t('console.sectors.type')}
        searchValue={words}
        onSearchChange={setWords}
        value={value}
        onChange={onChange}
      />
      <Button
        variant="default"
        size="xs"
        className={pieces.start}
        disabled={!String(values.title ?? '').trim()}
        loading={suggest.isPending}
        onClick={() => suggest.mutate()}
      >
        {t('console.sectors.suggest')}
      </Button>
      <Refused error={suggest.error} />
      {suggest.data && (
        <ul className={styles.suggestions} aria-live="polite">
          {suggestions?.length === 0 && <li>{t('console.sectors.unsure')}</li>}
          {suggestions?.map(({ code, label: name, confidence }) => (
            <li key={code}>
              <Button size="xs" variant="light" disabled={value.length >= 5} onClick={() => onChange([...value, code])}>
                + {name} · {share(confidence)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
