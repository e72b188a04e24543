import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeSettings, readSettings, SettingsProblem } from './index.js';

describe('the settings', () => {
  let folder: string;
  let secrets: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'landfall-settings-'));
    secrets = keep('secrets.json', JSON.stringify({ linkSecret: 'l'.repeat(32), cookieSecret: 'c'.repeat(32) }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function keep(name: string, text: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }
  function problems(env: NodeJS.ProcessEnv): string[] {
    try {
      readSettings(env);
    } catch (error) {
      if (error instanceof SettingsProblem) return error.problems;
      throw error;
    }
    return [];
  }

  it('have a default for everything but the secrets', () => {
    expect(readSettings({ SECRETS_FILE: secrets })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:3000',
      secure: false,
      demonstration: false,
    });
    expect(problems({})).toEqual([
      'SECRETS_FILE is missing: name a JSON file with linkSecret and cookieSecret (`npm start` makes one)',
    ]);
  });

  it('take an empty value for a missing one, and a public address without its last slash', () => {
    expect(readSettings({ SECRETS_FILE: secrets, PORT: '', PUBLIC_URL: 'https://landfall.example/' })).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: 'https://landfall.example',
      secure: true,
    });
  });

  it('say all that is wrong at once, each by its name, and repeat no value', () => {
    const secret = 'mysql://user:hunter2@host/db';
    const found = problems({
      SECRETS_FILE: secrets,
      PORT: '99999',
      DATABASE_URL: secret,
      REDIS_URL: 'nonsense',
      WORKER_QUEUES: 'Mail;',
    });
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual(['DATABASE_URL', 'PORT', 'REDIS_URL', 'WORKER_QUEUES']);
    expect(found.join()).toContain('such as postgres://user:password@host:5432/landfall');
    expect(found.join()).not.toContain('hunter2');
  });

  it('refuse short secrets, and a secrets file that is not there or no JSON', () => {
    expect(problems({ SECRETS_FILE: keep('short.json', '{"linkSecret":"short","cookieSecret":"short"}') })).toHaveLength(2);
    for (const file of [path.join(folder, 'nowhere.json'), keep('broken.json', '{')])
      expect(problems({ SECRETS_FILE: file })).toEqual([expect.stringContaining('cannot be read as JSON')]);
  });

  it('refuse a sample secret in production, and take it elsewhere', () => {
    const sample = keep('sample.json', JSON.stringify({ linkSecret: `sample-${'x'.repeat(32)}`, cookieSecret: 'c'.repeat(32) }));
    expect(problems({ SECRETS_FILE: sample, NODE_ENV: 'production' })).toEqual([expect.stringContaining('sample secret')]);
    expect(problems({ SECRETS_FILE: sample })).toEqual([]);
  });

  it('allow the demonstration on the embedded default only, never in production', () => {
    expect(readSettings({ SECRETS_FILE: secrets, LANDFALL_EMBEDDED: '1' }).demonstration).toBe(true);
    expect(readSettings({ SECRETS_FILE: secrets, LANDFALL_EMBEDDED: '1', NODE_ENV: 'production' }).demonstration).toBe(false);
  });

  it('are each described', () => {
    const rows = describeSettings().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) expect(row).toMatch(/^\| `[A-Z_]+` \| \S.{10,} \|/);
  });
});
