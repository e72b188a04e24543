import { MultiSelect, Select, TagsInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Shapes } from '../api/client.js';
import { listsQuery } from '../api/queries.js';
import { tongues } from '../listings/choices.js';
import { capital, languages, useReader } from '../texts/reader.js';

type Hub = Shapes['HubView'];
export type Said = Pick<Hub, 'languages' | 'fallbackLanguage' | 'attestations' | 'listPolicy'> & { letterhead: string };
/** `rules`: on which lists a hub relies is an operator's to say. */
type Props = { rules: boolean; told: Said; set: (part: Partial<Said>) => void; fields: Record<string, string> };

/** What a hub says in its own name, in which languages, and the lists that it relies on. */
export function Saying({ rules, told, set, fields }: Props) {
  const reader = useReader();
  const { t, tongue, language } = reader;
  const lists = useQuery({ ...listsQuery, enabled: rules });
  const { fallbackLanguage } = told;
  const declared = told.attestations.find((each) => each.language === fallbackLanguage)?.text ?? '';
  const declare = (text: string) => {
    const others = told.attestations.filter((each) => each.language !== fallbackLanguage);
    set({ attestations: text.trim() ? [...others, { language: fallbackLanguage, text }] : others });
  };
  return (
    <>
      <MultiSelect
        label={capital(language, t('field.languages'))}
        data={tongues(reader)}
        searchable
        error={fields.languages}
        value={told.languages}
        onChange={(next) => set({ languages: next })}
      />
      <Select
        label={t('console.hub.fallback')}
        description={t('console.hub.fallback.about')}
        data={[...new Set([...languages, fallbackLanguage])].map((value) => ({ value, label: capital(language, tongue(value)) }))}
        allowDeselect={false}
        error={fields.fallbackLanguage}
        value={fallbackLanguage}
        onChange={(next) => next && set({ fallbackLanguage: next })}
      />
      <Textarea
        label={t('console.hub.letterhead')}
        description={t('console.hub.letterhead.about')}
        rows={3}
        maxLength={1000}
        error={fields.letterhead}
        value={told.letterhead}
        onChange={(event) => set({ letterhead: event.currentTarget.value })}
      />
      <Textarea
        label={t('console.hub.item.attestation')}
        description={t('console.hub.attestation.about', { language: fallbackLanguage })}
        rows={3}
        maxLength={2000}
        error={fields.attestations}
        value={declared}
        onChange={(event) => declare(event.currentTarget.value)}
      />
      {rules && (
        <TagsInput
          label={t('console.hub.item.lists')}
          description={t('console.hub.lists.about')}
          data={lists.data?.items.map(({ name }) => name) ?? []}
          acceptValueOnBlur
          error={fields.listPolicy}
          value={told.listPolicy}
          onChange={(listPolicy) => set({ listPolicy })}
        />
      )}
    </>
  );
}
