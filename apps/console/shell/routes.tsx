import { createBrowserRouter, type RouteObject } from 'react-router';
import { Fault } from './fault.js';
import { For } from './for.js';
import { Shell } from './shell.js';
import type { Role } from './places.js';

/** A screen of its own bundle, for those with this role. */
const screen = (path: string, role: Role | 'anybody', fetch: () => Promise<{ default: React.ComponentType }>): RouteObject => ({
  path,
  lazy: async () => {
    const { default: Screen } = await fetch();
    return { Component: () => <For role={role}>{<Screen />}</For> };
  },
});

export const router = createBrowserRouter(
  [
    {
      Component: Shell,
      ErrorBoundary: Fault,
      HydrateFallback: () => null,
      children: [
        { index: true, lazy: async () => ({ Component: (await import('../entrance/home.js')).default }) },
        { path: '/sign-in', lazy: async () => ({ Component: (await import('../entrance/sign-in.js')).default }) },
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
        screen('/hits', 'compliance', () => import('../compliance/hits.js')),
        screen('/hubs', 'operator', () => import('../operator/hubs.js')),
        screen('/health', 'operator', () => import('../operator/operations.js')),
        screen('/mails', 'operator', () => import('../operator/mails.js')),
        screen('/ledger', 'operator', () => import('../operator/ledger.js')),
        screen('/me', 'anybody', () => import('../account/account.js')),
        { path: '*', lazy: async () => ({ Component: (await import('./not-found.js')).default }) },
      ],
    },
  ],
  { basename: '/app' },
);
