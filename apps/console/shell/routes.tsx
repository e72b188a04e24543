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
        screen('/me', 'anybody', () => import('../account/account.js')),
        { path: '*', lazy: async () => ({ Component: (await import('./not-found.js')).default }) },
      ],
    },
  ],
  { basename: '/app' },
);
