import type { InfiniteData } from '@tanstack/react-query';
import { asExpected, type expected } from './deciding.js';
import { belongs, type Show } from './filters.js';
import type { Group, Page } from './queries.js';

/**
 * The needs of all pages with what still belongs here beside them; a need that slipped from one page to the next stands once. One of which
 * nothing changed stays the same object, so that a further page draws none of its lines anew.
 */
export function shownGroups(
  data: InfiniteData<Page> | undefined,
  known: ReturnType<typeof expected.get>,
  show: Show,
): readonly Group[] {
  const seen = new Set<string>();
  return (data?.pages ?? []).flatMap(({ items }) =>
    items.flatMap((group) => {
      if (seen.has(group.need.id)) return [];
      seen.add(group.need.id);
      if (group.proposals.every(({ id, state }) => belongs(show, state) && !known.has(id)))
        return group.proposals.length ? [group] : [];
      const proposals = group.proposals.map((row) => asExpected(row, known)).filter(({ state }) => belongs(show, state));
      return proposals.length ? [{ ...group, proposals }] : [];
    }),
  );
}
