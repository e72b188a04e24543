import { lazy, useState, type ComponentType } from 'react';
import { matchPath, Route, Routes } from 'react-router';
import { For } from './for.js';
import { Shell } from './shell.js';
import type { Role } from './places.js';

type Fetch = () => Promise<{ default: ComponentType }>;

/** A screen of its own bundle, for those with one of these roles; without one, for strangers too. */
const screen = (path: string, who: Role | readonly Role[] | 'anybody' | undefined, get: Fetch) => {
  let here: ComponentType | undefined;
  const fetch = async () => {
    const found = await get();
    here = found.default;
    return found;
  };
  const Later = lazy(fetch);
  // a lazy one is waited for even where it is here
  const Screen = () => {
    const [It] = useState(() => here ?? Later);
    return <It />;
  };
  const roles = typeof who === 'string' && who !== 'anybody' ? [who] : who;
  return { path, fetch, element: roles ? <For roles={roles}>{<Screen />}</For> : <Screen /> };
};

const screens = [
  screen('/', undefined, () => import('../entrance/home.js')),
  screen('/sign-in', undefined, () => import('../entrance/sign-in.js')),
  screen('/register', 'anybody', () => import('../entrance/register.js')),
  screen('/inbox/:id?', 'coordinator', () => import('../inbox/inbox.js')),
  screen('/introductions', 'coordinator', () => import('../brokering/introductions.js')),
  screen('/why-not', 'coordinator', () => import('../brokering/why-not.js')),
  screen('/needs', 'coordinator', () => import('../listings/listings.js')),
  screen('/needs/new', 'coordinator', () => import('../listings/new-listing.js')),
  screen('/partners', 'firm', () => import('../partners/partners.js')),
  screen('/offers', 'firm', () => import('../listings/listings.js')),
  screen('/offers/new', 'firm', () => import('../listings/new-listing.js')),
  screen('/listings/:id', 'anybody', () => import('../listings/listing.js')),
  screen('/organisation/:id?', 'anybody', () => import('../organisation/organisation.js')),
  screen('/searches', 'anybody', () => import('../searches/searches.js')),
  screen('/offerings', 'coordinator', () => import('../assessments/offerings.js')),
  screen('/offerings/:id', 'coordinator', () => import('../assessments/offering.js')),
  screen('/hits', 'compliance', () => import('../compliance/hits.js')),
  screen('/lists', ['compliance', 'operator'], () => import('../compliance/lists.js')),
  screen('/admission', 'compliance', () => import('../admission/admission.js')),
  screen('/hub/:id?', 'anybody', () => import('../hubs/hub.js')),
  screen('/imports', 'anybody', () => import('../imports/imports.js')),
  screen('/imports/:id', 'anybody', () => import('../imports/import.js')),
  screen('/results', 'anybody', () => import('../results/results.js')),
  screen('/hubs', 'operator', () => import('../operator/hubs.js')),
  screen('/people', 'operator', () => import('../operator/people.js')),
  screen('/health', 'operator', () => import('../operator/operations.js')),
  screen('/matching', 'operator', () => import('../operator/matching.js')),
  screen('/mails', 'operator', () => import('../operator/mails.js')),
  screen('/ledger', 'operator', () => import('../operator/ledger.js')),
  screen('/me', 'anybody', () => import('../account/account.js')),
  screen('*', undefined, () => import('./not-found.js')),
];

/** Fetches the screen at an address before it is known who looks: whoever may not see it is told so by what is here already. */
export async function fetchScreen(address: string): Promise<void> {
  const asked = screens.find(({ path }) => matchPath(`/app${path}`, address));
  // what does not come is asked for again by the screen itself, and told there
  await asked?.fetch().catch(() => undefined);
}

export const Screens = () => (
  <Routes>
    <Route element={<Shell />}>
      {screens.map(({ path, element }) => (
        <Route key={path} path={path} element={element} />
      ))}
    </Route>
  </Routes>
);
