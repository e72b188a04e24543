import { readFileSync } from 'node:fs';

// .swcrc has a block for each kind of file; @swc/jest takes one at a time
const [tsx, ts] = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const compiledLike = ({ jsc }) => ['@swc/jest', { swcrc: false, jsc, module: { type: 'es6' }, sourceMaps: 'inline' }];

export default {
  testMatch: ['<rootDir>/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.tsx$': compiledLike(tsx), '^.+\\.ts$': compiledLike(ts) },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  globalSetup: '<rootDir>/test/setup/start-database.js',
  globalTeardown: '<rootDir>/test/setup/stop-database.js',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/test/setup/longest-first.js',
  testTimeout: 180_000,
  maxWorkers: 2,
};
