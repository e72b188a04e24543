import type { Session } from '../api/queries.js';
import type { IconName } from '../look/icons.js';
import type { Key } from '../texts/reader.js';

export type Place = {
  to: string;
  name: Key;
  icon: IconName;
  /** One of the API's plain pages: it is outside the console. */
  plain?: boolean;
};

export type Role = 'coordinator' | 'firm' | 'compliance' | 'operator';

export const rolesOf = ({ hubs, organisations, duties }: Session): Role[] => [
  ...(hubs.length ? ['coordinator' as const] : []),
  ...(organisations.length ? ['firm' as const] : []),
  ...(duties.includes('compliance') ? ['compliance' as const] : []),
  ...(duties.includes('operator') ? ['operator' as const] : []),
];

const places: Record<Role, readonly Place[]> = {
  coordinator: [{ to: '/inbox', name: 'console.place.inbox', icon: 'inbox' }],
  firm: [{ to: '/see/firm', name: 'console.place.partners', icon: 'spark', plain: true }],
  compliance: [{ to: '/see/hits', name: 'console.place.hits', icon: 'shield', plain: true }],
  operator: [],
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
