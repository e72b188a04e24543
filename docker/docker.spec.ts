import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';

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
const compose = parse(read('docker/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  secrets: Record<string, unknown>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const dockerfile = read('docker/Dockerfile');

/** What a command runs, as the file it was built from. */
const sourceOf = (script: string) => script.replace(/^dist\/(.*)\.js$/, '$1.ts');
const scriptsIn = (words: string[]) => words.filter((word) => /^(dist|bin)\//.test(word)).map(sourceOf);

it('every program that a container runs is one of ours', () => {
  const inImage = scriptsIn((JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[]) ?? []);
  const inCompose = services.flatMap(([, { command }]) => scriptsIn(command ?? []));
  expect(inImage).toEqual(['apps/api/main.ts']);
  expect(inCompose).toEqual(['bin/database-roles.mjs', 'apps/api/migrate.ts', 'apps/worker/main.ts']);
  for (const file of [...inImage, ...inCompose])
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
  for (const [, { build }] of services.filter(([, service]) => service.build)) {
    expect(existsSync(path.join(root, 'docker', String(build?.context), String(build?.dockerfile)))).toBe(true);
  }
});

it('every service, volume and secret that is named is there', () => {
  for (const [, { depends_on, secrets, volumes }] of services) {
    for (const name of Object.keys(depends_on ?? {})) expect(Object.keys(compose.services)).toContain(name);
    for (const name of secrets ?? []) expect(Object.keys(compose.secrets)).toContain(name);
    for (const volume of volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  }
});

it('each process knows only the database address that it needs', () => {
  const addresses = Object.fromEntries(
    services.map(([name, { environment }]) => [
      name,
      Object.keys(environment ?? {}).filter((key) => key.endsWith('DATABASE_URL')),
    ]),
  );
  expect(addresses).toMatchObject({
    roles: ['ADMIN_DATABASE_URL'],
    migrate: ['MIGRATIONS_DATABASE_URL'],
    api: ['DATABASE_URL'],
    worker: ['WORKER_DATABASE_URL'],
  });
});

it('the example names every variable that must be filled in, and no secret', () => {
  const asked = [...read('docker/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
  const lines = read('docker/env.example')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  expect(lines.map((line) => line.split('=')[0]).sort()).toEqual([...new Set(asked)].sort());
  for (const line of lines) expect(line.endsWith('=')).toBe(true);
});
