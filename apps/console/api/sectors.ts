import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Sentence } from '#texts';
import { withSectorNames } from '#texts';
import { useReader } from '../texts/reader.js';
import { answered, api } from './client.js';

/** The names of these sectors in the reader's language; until they are here, the codes. */
export function useSectorNames(codes: readonly string[]): (code: string) => string {
  const { language } = useReader();
  const asked = [...new Set(codes)].sort().slice(0, 50).join(',');
  const { data } = useQuery({
    queryKey: ['sectors', language, asked],
    queryFn: async () => (await answered(api.GET('/sectors', { params: { query: { language, codes: asked } } }))).items,
    enabled: asked !== '',
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const names = new Map(data?.map(({ code, label }) => [code, label]));
  return (code) => names.get(code) ?? code;
}

/** The sectors that a sentence about sectors speaks of. */
export const sectorsIn = ({ key, facts }: { key: string; facts?: Record<string, unknown> }): string[] =>
  key.startsWith('reason.sectors.') ? Object.values(facts ?? {}).flat().filter((code): code is string => typeof code === 'string' && /^\d{8}$/.test(code)) : []; // prettier-ignore

export const named = (sentence: { key: string; facts?: Record<string, unknown> }, nameOf: (code: string) => string) =>
  withSectorNames(sentence as Sentence, nameOf);
