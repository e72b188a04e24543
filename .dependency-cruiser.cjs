// Who may import whom (docs: ARCHITECTURE). A room is a folder of libs; it is entered by its front door, as #room.

const everywhere = ['texts']; // pure, imports nothing of ours
const ground = ['problems', 'settings', 'database'];
/** What every context stands on; of `queues` the contracts of its own jobs. */
const below = [...ground, 'http', 'queues', 'mail', 'ledger'];

/** room → the rooms it may import. A room that is not listed may import nothing of ours. */
const mayImport = {
  texts: [],
  scoring: [],
  language: [],
  retrieval: ['language'],
  sectors: ['language', 'retrieval'],
  problems: [],
  settings: [],
  http: ['problems'],
  database: ['settings', 'problems'],
  queues: ['settings', 'problems', 'database'],
  mail: [...ground, 'queues', 'ledger'],
  ledger: [...ground, 'queues'],
  outward: [],
  members: [...below, 'outward'],
  rights: [...below, 'members'],
  screening: [...below, 'members', 'language'],
  listings: [...below, 'members', 'screening', 'sectors', 'language', 'outward'],
  imports: [...below, 'members', 'listings'],
  matches: [...below, 'listings', 'members', 'screening', 'scoring', 'language', 'retrieval', 'outward'],
  introductions: [...below, 'matches', 'listings', 'members', 'screening'],
  letters: [...below, 'introductions', 'listings', 'members', 'screening'],
  meetings: [...below, 'introductions', 'listings', 'members', 'screening'],
  messages: [...below, 'introductions', 'listings', 'members', 'screening'],
  assessments: [...below, 'listings', 'members'],
  results: [...below, 'introductions', 'listings', 'members'],
  review: [...below, 'introductions', 'matches', 'listings', 'members', 'screening'],
  webhooks: [...below, 'members', 'outward'],
  live: [...ground, 'ledger'],
  digests: [...below, 'introductions', 'matches', 'listings', 'members'],
};

const test = ['\\.spec\\.tsx?$', '^libs/[^/]+/spec/'];
const ours = (rooms) => `^libs/(${rooms.join('|')})/`;

const boundaries = Object.entries(mayImport).map(([room, rooms]) => ({
  name: `${room}-imports-only-what-it-may`,
  comment: rooms.length ? `${room} may import ${rooms.join(', ')}` : `${room} imports nothing of ours`,
  severity: 'error',
  from: { path: `^libs/${room}/`, pathNot: test },
  to: { path: '^(libs|apps|migrations|test|bin)/', pathNot: ours([room, ...rooms, ...(room === 'texts' ? [] : everywhere)]) },
}));

module.exports = {
  forbidden: [
    ...boundaries,
    {
      name: 'every-room-is-listed',
      comment: 'a new room says in .dependency-cruiser.cjs what it may import',
      severity: 'error',
      from: { path: '^(libs|apps|test)/' },
      to: { path: '^libs/[^/]+/', pathNot: ours(Object.keys(mayImport)) },
    },
    {
      name: 'front-door-from-outside',
      comment: 'a room is entered by its index.ts',
      severity: 'error',
      from: { path: '^(apps|migrations|test|bin|docker)/' },
      // the console fetches the texts one language at a time
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/[^/]+/index\\.ts$', '^libs/texts/catalogue/[a-z]+\\.json$'] },
    },
    {
      name: 'front-door-from-a-room',
      comment: 'a room is entered by its index.ts',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: test },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'no-app-imports-another',
      comment: 'apps meet in PostgreSQL and in the queue',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: test },
      // what both compose (rooms, foundation, how a process ends) stands beside them
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/[^/]+\\.ts$'] },
    },
    {
      name: 'the-console-knows-the-api-only',
      comment: 'of the rooms it has the sentences; everything else comes over HTTP',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(libs|apps|migrations|test|bin)/', pathNot: ['^apps/console/', '^libs/texts/'] },
    },
    {
      name: 'only-queues-imports-bullmq',
      severity: 'error',
      from: { pathNot: '^libs/queues/' },
      to: { path: ['node_modules/bullmq/', 'node_modules/@nestjs/bullmq/'] },
    },
    {
      name: 'pure-rooms-are-arithmetic',
      comment: 'no framework, no database, no clock, no environment, no disk',
      severity: 'error',
      from: { path: '^libs/(scoring|retrieval|sectors|texts)/', pathNot: test },
      to: { path: ['node_modules/(@nestjs|typeorm|pg|ioredis|pino)/'], dependencyTypes: ['npm', 'npm-dev'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'only-what-package.json-lists',
      comment: 'a package that another one brought along may be gone tomorrow',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default', 'types'] },
  },
};
