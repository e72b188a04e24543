export type Role = 'coordinator' | 'firm' | 'compliance' | 'operator';

/** Every screen of the console, and who sees it; those without a role are for strangers. */
export const screens: readonly { path: string; role?: Role }[] = [
  { path: '/' },
  { path: '/sign-in' },
  { path: '/inbox', role: 'coordinator' },
  { path: '/inbox?show=decided', role: 'coordinator' },
  { path: '/introductions', role: 'coordinator' },
  { path: '/needs', role: 'coordinator' },
  { path: '/needs/new', role: 'coordinator' },
  { path: '/why-not', role: 'coordinator' },
  { path: '/results', role: 'coordinator' },
  { path: '/hub', role: 'coordinator' },
  { path: '/imports', role: 'coordinator' },
  { path: '/me', role: 'coordinator' },
  { path: '/hubs', role: 'coordinator' },
  { path: '/nowhere', role: 'coordinator' },
  { path: '/partners', role: 'firm' },
  { path: '/offers', role: 'firm' },
  { path: '/offers/new', role: 'firm' },
  { path: '/hits', role: 'compliance' },
  { path: '/lists', role: 'compliance' },
  { path: '/hubs', role: 'operator' },
  { path: '/results', role: 'operator' },
  { path: '/health', role: 'operator' },
  { path: '/mails', role: 'operator' },
  { path: '/ledger', role: 'operator' },
];
