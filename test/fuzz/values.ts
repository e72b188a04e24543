import fc from 'fast-check';
import { password, type Ids } from './cast.js';
import type { Seeded } from '../chaos/seeded.js';
import { resolved, type Document, type Schema } from './routes.js';

/** What no schema tells: values that get past the shape, by the field's name. */
const known: Record<string, readonly unknown[]> = {
  country: ['AE', 'VN', 'RU', 'ZZ'],
  targetCountries: ['AE', 'VN'],
  zone: ['Asia/Dubai', 'Europe/Moscow', 'UTC'],
  language: ['en', 'ru', 'ar', 'vi'],
  languages: ['en', 'ru'],
  fallbackLanguage: ['en'],
  currency: ['USD', 'AED'],
  password: [password],
  current: [password],
  mayShow: ['country', 'sector'],
  validUntil: ['2099-12-31', '2000-01-01'],
  settlementCurrencies: ['USD', 'AED'],
  sectors: ['38435000', '09331200', '99999999'],
  deadline: ['2099-12-31', '2000-01-01', '2026-02-29'],
  state: ['planned', 'open', 'paused', 'published', 'queued', 'parked', 'asking'],
};

/** Makes values that a schema takes. `ids` are of things that exist, for most of those who ask somebody else's. */
export class Values {
  constructor(
    private readonly random: Seeded,
    private readonly document: Document,
    private readonly ids: Ids,
  ) {}

  valid(given: Schema, name = '', depth = 0): unknown {
    const schema = resolved(given, this.document);
    const { random } = this;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    const branches = schema.anyOf ?? schema.oneOf;
    if (branches) return this.valid(random.pick(branches), name, depth);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((s) => this.valid(s, name, depth)));
    const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
    if (type === 'object' || schema.properties) return this.object(schema, depth);
    if (type === 'array') return this.list(schema, name, depth);
    if (type === 'integer' || type === 'number') return this.number(schema, type);
    if (type === 'boolean') return random.chance(0.5);
    if (type === 'null') return null;
    return this.text(schema, name);
  }

  /** Mostly one of the kind that is asked for, where the cast has any. */
  id(kind: keyof Ids): string {
    return this.random.pick((this.random.chance(0.9) && this.ids[kind]) || this.ids.any);
  }

  private object(schema: Schema, depth: number): Record<string, unknown> {
    const must = new Set(schema.required);
    const taken = Object.entries(schema.properties ?? {}).filter(
      ([name]) => must.has(name) || (depth < 6 && this.random.chance(0.6)),
    );
    return Object.fromEntries(taken.map(([name, s]) => [name, this.valid(s, name, depth + 1)]));
  }

  private list(schema: Schema, name: string, depth: number): unknown[] {
    const least = schema.minItems ?? 0;
    const length = this.random.int(least, Math.max(least, Math.min(schema.maxItems ?? 3, least + 2)));
    const values = Array.from({ length }, () => this.valid(schema.items ?? {}, name, depth + 1));
    return [...new Map(values.map((v) => [JSON.stringify(v), v])).values()];
  }

  private number({ minimum = -5, maximum = 1e6 }: Schema, type: 'integer' | 'number'): number {
    const edge = this.random.int(0, 5);
    const value =
      edge === 0 ? minimum : edge === 1 ? maximum : minimum + this.random.next() * (Math.min(maximum, minimum + 1000) - minimum);
    return type === 'integer' ? Math.round(value) : value;
  }

  private text(schema: Schema, name: string): string {
    const { random } = this;
    if (known[name] && random.chance(0.95)) return random.pick(known[name]) as string;
    if (name in this.ids) return this.id(name as keyof Ids);
    if (schema.format === 'uuid') return this.id('any');
    if (schema.format === 'email' || name === 'email' || name === 'replyTo')
      return random.chance(0.2) ? 'operator@localhost' : `someone${random.int(1, 9999)}@example.org`;
    if (schema.format === 'date') return random.pick(['2099-12-31', '2026-12-02', '2024-02-29']);
    if (schema.format === 'date-time') return '2026-12-01T12:00:00Z';
    if (schema.format === 'uri') return `https://example.org/${random.int(1, 99)}`;
    if (schema.pattern)
      return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { seed: random.int(1, 1e9), numRuns: 1 })[0]!;
    const length = random.int(schema.minLength ?? 0, Math.min(schema.maxLength ?? 80, (schema.minLength ?? 0) + 80));
    return Array.from({ length }, () => random.pick([...'abcdefghij klmnop -ёжщعربيếốữ中文🙂']))
      .join('')
      .slice(0, schema.maxLength ?? 200);
  }
}
