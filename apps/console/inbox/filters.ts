import type { Shapes } from '../api/client.js';
import type { Key } from '../texts/reader.js';
import type { Row } from './queries.js';

/** What of the queue is shown, as the API takes it and a saved view keeps it. */
export type Filters = Shapes['SavedView']['filters'];
export type Show = Filters['show'];
type State = Row['state'];

/** The queue as it is without any wish. */
export const usual: Filters = { show: 'needs_decision', sort: 'clock' };

const names = ['show', 'assignee', 'watching', 'overdue', 'need', 'offering', 'origin', 'country', 'minScore', 'text', 'sort'] as const; // prettier-ignore

/** The filters that an address names; what is no filter of ours the API refuses in words. */
export function filtersIn(address: URLSearchParams): Filters {
  const said = names.flatMap((name) => (address.get(name) ? [[name, address.get(name)]] : []));
  const found: Record<string, unknown> = Object.fromEntries(said);
  if ('minScore' in found) found.minScore = Number(found.minScore);
  return { ...usual, ...found } as Filters;
}

/** An address for these filters: only what differs from the usual is in it. */
export function addressOf(filters: Filters, hub: string | undefined): URLSearchParams {
  const said = names
    .filter((name) => filters[name] !== undefined && filters[name] !== '' && filters[name] !== usual[name as 'show'])
    .map((name) => [name, String(filters[name])]);
  return new URLSearchParams(hub ? [['hub', hub], ...said] : said);
}

/** How many wishes go beyond which part of the queue it is. */
export const refinements = ({ show: _show, assignee, overdue, ...more }: Filters): (keyof typeof more)[] => {
  void [assignee, overdue];
  return (Object.keys(more) as (keyof typeof more)[]).filter(
    (name) => more[name] !== undefined && more[name] !== '' && more[name] !== usual[name as 'sort'],
  );
};

/** The parts of a queue that everybody has, each with an address. */
export const parts: readonly { name: Key; filters: Partial<Filters>; count?: keyof Shapes['QueuePage']['counts'] }[] = [
  { name: 'queue.title', filters: {}, count: 'needsDecision' },
  { name: 'console.part.mine', filters: { assignee: 'me' }, count: 'mine' },
  { name: 'console.part.nobodys', filters: { assignee: 'nobody' }, count: 'unassigned' },
  { name: 'console.part.overdue', filters: { overdue: 'yes' }, count: 'overdue' },
  { name: 'console.part.waiting', filters: { show: 'waiting' }, count: 'waiting' },
  { name: 'console.part.opening', filters: { show: 'opening' } },
  { name: 'console.part.decided', filters: { show: 'decided' } },
  { name: 'console.part.all', filters: { show: 'all' } },
];

/** The part of a queue that these filters are, however finely. */
export const partOf = (filters: Filters) =>
  parts.find(({ filters: part }) => {
    const whole: Filters = { ...usual, ...part };
    return whole.show === filters.show && whole.assignee === filters.assignee && whole.overdue === filters.overdue;
  });

export const nameOf = (filters: Filters): Key => partOf(filters)?.name ?? 'console.part.all';

const open: readonly State[] = ['queued', 'in_review'];
const shownIn: Record<Show, (state: State) => boolean> = {
  needs_decision: (state) => open.includes(state),
  waiting: (state) => state === 'snoozed' || state === 'awaiting_information',
  opening: (state) => state === 'approved',
  decided: (state) => ['approved', 'rejected', 'another_chosen', 'expired'].includes(state),
  all: () => true,
};

/** Whether a pair in this state belongs to what is shown; the API said so too, but something may have happened to it since. */
export const belongs = (show: Show, state: State): boolean => shownIn[show](state);
export const isOpen = ({ state }: Pick<Row, 'state'>): boolean => open.includes(state);
