import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Landfall } from '../../../test/landfall.js';
import { checkRoutes } from './check-routes.js';

// JSON from outside: looked at word by word below.
// oxlint-disable-next-line no-explicit-any
type Schema = Record<string, any>;
type Operation = {
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
  parameters?: { schema?: Schema }[];
};

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
/** JSON Schema 2020-12's words, and OpenAPI 3.1's own two; `nullable`, boolean exclusive limits and a list of `items` are older. */
const words = new Set(
  `$ref $defs $id $schema $comment id type enum const title description default examples deprecated readOnly writeOnly format contentEncoding contentMediaType
   properties required additionalProperties patternProperties propertyNames minProperties maxProperties items prefixItems contains minItems maxItems uniqueItems
   minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf allOf anyOf oneOf not if then else dependentRequired unevaluatedProperties
   discriminator example`.split(/\s+/),
);
const oneSchema = [
  'additionalProperties',
  'propertyNames',
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
];
const schemas = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const named = ['properties', 'patternProperties', '$defs'];

/** What is wrong with a schema's structure, each with its place. */
function faults(schema: unknown, place: string, resolve: (ref: string) => boolean): string[] {
  if (typeof schema === 'boolean') return [];
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return [`${place} is no schema`];
  const s = schema as Schema;
  const found = Object.keys(s)
    .filter((k) => !words.has(k) && !k.startsWith('x-'))
    .map((k) => `${place} says ${k}`);
  const of = s.type === undefined ? [] : Array.isArray(s.type) ? s.type : [s.type];
  if (of.some((t: unknown) => !types.includes(t as string))) found.push(`${place} has the type ${JSON.stringify(s.type)}`);
  if (s.$ref !== undefined && !resolve(s.$ref)) found.push(`${place} points at ${s.$ref}, which is not there`);
  if (s.pattern !== undefined && !compiles(s.pattern)) found.push(`${place} has the pattern ${s.pattern}`);
  for (const k of [
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
  ]) {
    if (s[k] !== undefined && typeof s[k] !== 'number') found.push(`${place}.${k} is no number`);
  }
  if (s.required !== undefined && !(Array.isArray(s.required) && s.required.every((r: unknown) => typeof r === 'string')))
    found.push(`${place}.required`);
  if (s.enum !== undefined && !(Array.isArray(s.enum) && s.enum.length)) found.push(`${place}.enum`);
  for (const k of oneSchema) if (k in s) found.push(...faults(s[k], `${place}.${k}`, resolve));
  for (const k of schemas)
    if (k in s)
      found.push(
        ...(Array.isArray(s[k]) && s[k].length ? s[k] : [undefined]).flatMap((one: unknown, i: number) =>
          faults(one, `${place}.${k}.${i}`, resolve),
        ),
      );
  for (const k of named)
    for (const [name, one] of Object.entries((s[k] ?? {}) as object)) found.push(...faults(one, `${place}.${name}`, resolve));
  return found;
}

function compiles(pattern: string): boolean {
  try {
    return !!new RegExp(pattern, 'u');
  } catch {
    return false;
  }
}

describe('the OpenAPI document', () => {
  let landfall: Landfall;
  let document: {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  beforeAll(async () => {
    landfall = await Landfall.start({ worker: false });
    document = (await landfall.nobody().get('/openapi.json')).body;
  });
  afterAll(() => landfall?.close());

  const operationsOf = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
    );
  const resolve = (ref: string) =>
    ref.startsWith('#/') &&
    ref
      .slice(2)
      .split('/')
      .reduce<Schema | undefined>((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document) !== undefined;

  it('is OpenAPI 3.1 and has every route, and no other', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = checkRoutes(landfall.app).map((r) => r.route.replace(/:(\w+)/g, '{$1}'));
    expect(
      operationsOf()
        .map((o) => o.name)
        .sort(),
    ).toEqual(routes.sort());
  });

  it('has schemas that are JSON Schema 2020-12 throughout, each reference leading somewhere', () => {
    const all = [
      ...Object.entries(document.components.schemas),
      ...operationsOf().flatMap(({ name, operation }) => [
        ...Object.entries(operation.requestBody?.content ?? {}).map(([type, c]) => [`${name} body ${type}`, c.schema] as const),
        ...(operation.parameters ?? []).map((p, i) => [`${name} parameter ${i}`, p.schema ?? {}] as const),
        ...Object.entries(operation.responses).flatMap(([status, r]) =>
          Object.entries(r.content ?? {}).map(([type, c]) => [`${name} ${status} ${type}`, c.schema ?? {}] as const),
        ),
      ]),
    ];
    expect(all.length).toBeGreaterThan(100);
    expect(all.flatMap(([place, schema]) => faults(schema, place, resolve))).toEqual([]);
  });

  it('declares for each operation its success with its shape, and what it may refuse as a problem', () => {
    for (const { name, operation } of operationsOf()) {
      const done = Object.keys(operation.responses).filter((s) => /^[23]/.test(s));
      expect([name, done.length > 0]).toEqual([name, true]);
      for (const status of done.filter((s) => s === '200' || s === '201'))
        expect([name, Object.values(operation.responses[status]!.content ?? {}).some((c) => c.schema)]).toEqual([name, true]);
      for (const status of ['400', '401', '403', '404', '409', '412', '413', '415', '422', '428', '429', '503']) {
        expect([name, status, operation.responses[status]?.content?.['application/problem+json']?.schema]).toEqual([
          name,
          status,
          { $ref: '#/components/schemas/Problem' },
        ]);
      }
    }
  });

  it.each([
    ['an unknown word', { type: 'string', nullable: true }],
    ['an unknown type', { type: 'text' }],
    ['an older limit', { minimum: 1, exclusiveMinimum: true }],
    ['a reference to nowhere', { $ref: '#/components/schemas/Nobody' }],
    ['a list of items', { items: [{ type: 'string' }] }],
    ['a fault deep inside', { type: 'object', properties: { a: { anyOf: [{ type: 'array', items: { type: 'date' } }] } } }],
    ['a pattern that does not compile', { pattern: '(' }],
  ])('would be caught with %s', (_, schema) => {
    expect(faults(schema, 'planted', () => false)).toHaveLength(1);
  });
});
