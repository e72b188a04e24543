import type { Session } from '../api/queries.js';
import type { IconName } from '../look/icons.js';
import type { Key } from '../texts/reader.js';

export type Place = { to: string; name: Key; icon: IconName };

export type Role = 'coordinator' | 'firm' | 'compliance' | 'operator';

export const rolesOf = ({ hubs, organisations, duties }: Session): Role[] => [
  ...(hubs.length ? ['coordinator' as const] : []),
  ...(organisations.length ? ['firm' as const] : []),
  ...(duties.includes('compliance') ? ['compliance' as const] : []),
  ...(duties.includes('operator') ? ['operator' as const] : []),
];

const searches: Place = { to: '/searches', name: 'console.place.searches', icon: 'search' };

const lists: Place = { to: '/lists', name: 'console.place.lists', icon: 'list' };

const places: Record<Role, readonly Place[]> = {
  coordinator: [
    { to: '/inbox', name: 'console.place.inbox', icon: 'inbox' },
    { to: '/introductions', name: 'console.place.introductions', icon: 'handshake' },
    { to: '/needs', name: 'console.place.needs', icon: 'need' },
    { to: '/offerings', name: 'console.place.offerings', icon: 'offer' },
    { to: '/why-not', name: 'console.place.why_not', icon: 'question' },
    searches,
    { to: '/results', name: 'console.place.results', icon: 'chart' },
    { to: '/imports', name: 'console.place.imports', icon: 'file' },
    { to: '/hub', name: 'console.place.hub', icon: 'people' },
  ],
  firm: [
    { to: '/partners', name: 'console.place.partners', icon: 'spark' },
    { to: '/offers', name: 'console.place.offers', icon: 'offer' },
    { to: '/organisation', name: 'console.place.organisation', icon: 'people' },
    searches,
    { to: '/imports', name: 'console.place.imports', icon: 'file' },
  ],
  compliance: [
    { to: '/hits', name: 'console.place.hits', icon: 'shield' },
    { to: '/admission', name: 'console.place.admission', icon: 'filter' },
    lists,
  ],
  operator: [
    { to: '/hubs', name: 'console.place.hubs', icon: 'globe' },
    { to: '/people', name: 'console.place.people', icon: 'people' },
    lists,
    { to: '/results', name: 'console.place.results', icon: 'chart' },
    { to: '/health', name: 'console.place.health', icon: 'pulse' },
    { to: '/matching', name: 'console.place.matching', icon: 'spark' },
    { to: '/mails', name: 'console.place.mails', icon: 'mail' },
    { to: '/ledger', name: 'console.place.ledger', icon: 'list' },
  ],
};

/** What this person finds in the navigation, by their roles. */
export const placesOf = (session: Session): { role: Role; places: readonly Place[] }[] =>
  rolesOf(session)
    .map((role) => ({ role, places: places[role] }))
    .filter(({ places: found }) => found.length > 0);

/** Where somebody begins: at their work, or by saying for whom they act. */
export function homeOf(session: Session): Place {
  const first = placesOf(session).flatMap(({ places: found }) => found)[0];
  if (first) return first;
  return rolesOf(session).length
    ? { to: '/me', name: 'console.account.title', icon: 'person' }
    : { to: '/register', name: 'console.register.title', icon: 'offer' };
}
