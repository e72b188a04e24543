import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { queueNames } from '#queues';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Service {
  build?: { context: string; dockerfile: string };
  command?: string[];
  depends_on?: Record<string, unknown>;
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
}
type Compose = { services: Record<string, Service>; secrets: Record<string, unknown>; volumes: Record<string, unknown> };
const composed = (file: string) => parse(read(file), { merge: true }) as Compose;
const files = [
  { file: 'docker/compose.yaml', example: 'docker/env.example' },
  { file: 'docker/compose.scale.yaml', example: 'docker/env.scale.example' },
];
const dockerfile = read('docker/Dockerfile');

/** What a command runs, as the file it was built from. */
const sourceOf = (script: string) => script.replace(/^dist\/(.*)\.js$/, '$1.ts');
const scriptsIn = (words: string[]) => words.filter((word) => /^(dist|bin)\//.test(word)).map(sourceOf);

it('every program that a container runs is one of ours', () => {
  const inImage = scriptsIn((JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[]) ?? []);
  const inCompose = files.map(({ file }) => [
    ...new Set(Object.values(composed(file).services).flatMap(({ command }) => scriptsIn(command ?? []))),
  ]);
  expect(inImage).toEqual(['apps/api/main.ts']);
  expect(inCompose).toEqual([
    ['bin/database-roles.mjs', 'apps/api/migrate.ts', 'apps/worker/main.ts'],
    ['apps/api/migrate.ts', 'apps/worker/main.ts'],
  ]);
  for (const file of [...inImage, ...inCompose.flat()])
    expect({ file, exists: existsSync(path.join(root, file)) }).toEqual({ file, exists: true });
});

it('every file that the image is built from exists and may enter the build', () => {
  const allowed = read('docker/Dockerfile.dockerignore').match(/(?<=^!).*/gm) ?? [];
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)]
    .flatMap(([, files]) => String(files).split(' '))
    .filter((file) => file !== '.');
  expect(copied.length).toBeGreaterThan(0);
  for (const file of copied) expect(allowed).toContain(file);
  for (const file of allowed) expect({ file, exists: existsSync(path.join(root, file)) }).toEqual({ file, exists: true });
  for (const { build } of files
    .flatMap(({ file }) => Object.values(composed(file).services))
    .filter((service) => service.build)) {
    expect(existsSync(path.join(root, 'docker', String(build?.context), String(build?.dockerfile)))).toBe(true);
  }
});

it('each process knows only the database address that it needs', () => {
  const addresses = files.map(({ file }) =>
    Object.fromEntries(
      Object.entries(composed(file).services).map(([name, { environment }]) => [
        name,
        Object.keys(environment ?? {}).filter((key) => key.endsWith('DATABASE_URL')),
      ]),
    ),
  );
  const worker = ['WORKER_DATABASE_URL'];
  expect(addresses).toEqual([
    {
      postgres: [],
      redis: [],
      roles: ['ADMIN_DATABASE_URL'],
      migrate: ['MIGRATIONS_DATABASE_URL'],
      api: ['DATABASE_URL'],
      worker,
    },
    { migrate: ['MIGRATIONS_DATABASE_URL'], api: ['DATABASE_URL'], worker, matcher: worker, keeper: worker },
  ]);
});

it('on many machines every queue is taken by one kind of worker', () => {
  const taken = Object.values(composed('docker/compose.scale.yaml').services).flatMap(
    ({ environment }) => environment?.WORKER_QUEUES?.split(',') ?? [],
  );
  expect(taken.sort()).toEqual([...queueNames].sort());
});

describe.each(files)('$file', ({ file, example }) => {
  const compose = composed(file);

  it('every service, volume and secret that is named is there', () => {
    for (const { depends_on, secrets, volumes } of Object.values(compose.services)) {
      for (const name of Object.keys(depends_on ?? {})) expect(Object.keys(compose.services)).toContain(name);
      for (const name of secrets ?? []) expect(Object.keys(compose.secrets)).toContain(name);
      // a folder of the machine is named by the one who runs it
      for (const volume of (volumes ?? []).filter((one) => !one.startsWith('${')))
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  });

  it('the example names every variable that must be filled in, and no secret', () => {
    const asked = [...read(file).matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const lines = read(example)
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(lines.map((line) => line.split('=')[0]).sort()).toEqual([...new Set(asked)].sort());
    for (const line of lines) expect(line.endsWith('=')).toBe(true);
  });
});
