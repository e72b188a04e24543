import { Resolver } from 'node:dns';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const postgres = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a PostgreSQL address such as postgres://user:password@host:5432/landfall',
});
const yes = z.enum(['0', '1']).transform((v) => v === '1');
const isNameServer = (server: string) => {
  try {
    new Resolver().setServers([server]);
    return true;
  } catch {
    return false;
  }
};
const isNetwork = (network: string) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(network).success;
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Each key of the environment that Landfall reads, described. The order is the order of the README's table. */
const environment = z.object({
  PORT: count(1, 65535).default(3000).describe('Port of the API, its pages and the console.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the API listens on; 0.0.0.0 in a container.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://landfall.example' })
    .optional()
    .describe('Makes every link (never the Host header). Default: http://localhost:PORT.'),
  DATA_DIR: z.string().min(1).default('data').describe('Folder of the embedded database, the secrets and the kept mails.'),
  DATABASE_URL: postgres.optional().describe('PostgreSQL for the API: a role that owns nothing and may not bypass row security.'),
  WORKER_DATABASE_URL: postgres.optional().describe('PostgreSQL for the worker: likewise.'),
  MIGRATIONS_DATABASE_URL: postgres.optional().describe('PostgreSQL for migrations: the owner of the tables.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a Redis address such as redis://localhost:6379' })
    .optional()
    .describe('Redis >= 6.2 for the queue. Without it the queue lives in PostgreSQL.'),
  WORKER_QUEUES: z
    .string()
    .regex(/^[a-z-]+(,[a-z-]+)*$/, 'must be queue names with commas, such as "matching,mail"')
    .optional()
    .describe('Which queues this worker takes, with commas. Default: all.'),
  WORKER_PROCESSES: count(1, 64).default(2).describe('How many jobs a worker runs at once, each in a process of its own.'),
  WORKER_MEMORY: count(128, 65_536)
    .default(384)
    .describe('Megabytes that each of these processes may take: one that matches holds the index of all listings.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be a mail server such as smtp://user:password@host:587' })
    .optional()
    .describe('Mail server. Without it mails are kept in DATA_DIR/outbox as .eml files and shown as not sent.'),
  MAIL_FROM: z.string().max(254).default('Landfall <landfall@localhost>').describe('Sender of every mail: "Name <address>".'),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i, 'must be a DNS label such as "landfall"')
    .default('landfall')
    .describe('Where the public half of dkimPrivateKey stands: SELECTOR._domainkey. and the domain of MAIL_FROM.'),
  MAIL_PACE: count(1, 100_000).default(600).describe('Mails a minute to one domain, at most.'),
  WEBHOOK_NETWORKS: z
    .string()
    .refine((list) => list.split(',').every(isNetwork), 'must be networks with commas, such as "10.1.0.0/16,fd12:3456::/32"')
    .optional()
    .describe('Networks that webhooks may reach although they are not public, over http too, with commas. Default: none.'),
  TRANSLATOR_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:5000' })
    .optional()
    .describe(
      'Server of LibreTranslate’s API that translates a listing when somebody asks for it. Default: none; nothing leaves.',
    ),
  EMBEDDER_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:8080' })
    .optional()
    .describe(
      'Server that makes vectors of listings’ texts, of OpenAI’s API (`/v1/embeddings` is added), for matching. Default: none; nothing leaves.',
    ),
  EMBEDDER_MODEL: z
    .string()
    .min(1)
    .max(200)
    .default('text-embeddings-inference')
    .describe('Model that the embedder is asked for. Another one: every vector is made anew.'),
  EMBEDDER_WEIGHT: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('What the embedder counts beside words, 0 to 1, as `npm run evaluate` found it. Default: 0; it is not asked.'),
  EMBEDDER_IN_HOUSE: yes
    .default(false)
    .describe('1: the embedder is run by whoever runs Landfall, so listings shown without a name are sent to it too.'),
  DNS_SERVERS: z
    .string()
    .refine(
      (list) => list.split(',').every(isNameServer),
      'must be addresses with commas, such as "10.1.0.53,[fd12:3456::35]:5353"',
    )
    .optional()
    .describe('Name servers by which the proof of a domain is looked for, with commas. Default: those of the machine.'),
  SECRETS_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file (mode 0600) with linkSecret, cookieSecret, ledgerSecret and vaultSecret, 32 or more characters each; with dkimPrivateKey (PEM), mail is signed; translatorKey is the translator’s, embedderKey the embedder’s.',
    ),
  LEDGER_ANCHORS: z
    .string()
    .min(1)
    .optional()
    .describe('File of the signed heads of the ledger, better on another disk. Default: DATA_DIR/ledger-anchors.jsonl.'),
  HOME_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country such as "RU"')
    .optional()
    .describe('Country of the home market: its denied-party lists count for everybody. Without it every list does.'),
  LISTS_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of denied-party lists, with lists.json; looked into each hour. Default: none.'),
  TRUST_PROXY: z.string().optional().describe('Addresses of the proxies whose X-Forwarded-For is believed, with commas.'),
  REQUESTS_PER_MINUTE: count(0, 1_000_000)
    .default(1200)
    .describe(
      'Requests a minute from one address (of IPv6: one /64), in each process, at most; 0: any. Those of the machine itself are not counted.',
    ),
  METRICS_PORT: count(1, 65535)
    .optional()
    .describe('Port on 127.0.0.1 where the worker shows its counts for Prometheus. Default: none.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:4318' })
    .optional()
    .describe('Collector that is sent traces, by OTLP over HTTP (`/v1/traces` is added). Default: none.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least serious line that is logged.'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('`production` refuses sample secrets, sample lists and one-time demonstration links.'),
  LANDFALL_EMBEDDED: yes
    .default(false)
    .describe('Set by `npm start` on the embedded default: allows demonstration links and the outbox page.'),
  LANDFALL_LAUNCHED: yes.default(false).describe('Set by `npm start`: the process ends when its launcher does.'),
});

const secret = z.string().min(32, 'must have 32 or more characters');
/**
 * `ledgerSecret` signs the ledger's anchors and `vaultSecret` encrypts what is kept encrypted; a file from before there were these
 * goes on without them. While one is exchanged, `previous...` is what was there before: still taken, no more given out.
 */
const secrets = z.object({
  linkSecret: secret,
  cookieSecret: secret,
  ledgerSecret: secret.optional(),
  vaultSecret: secret.optional(),
  previousCookieSecret: secret.optional(),
  previousVaultSecret: secret.optional(),
  translatorKey: z.string().min(1).optional(),
  embedderKey: z.string().min(1).optional(),
  dkimPrivateKey: z
    .string()
    .regex(/^-----BEGIN (RSA )?PRIVATE KEY-----/, 'must be a private key as PEM')
    .optional(),
});

export type SettingsValues = ReturnType<typeof readSettings>;
/** The settings as an injectable. */
export class Settings {
  constructor(readonly values: SettingsValues) {}
}

/** All that is wrong with the settings, one line each. */
export class SettingsProblem extends Error {
  constructor(readonly problems: string[]) {
    super(
      `Landfall cannot start with these settings:\n${problems.map((p) => `  - ${p}`).join('\n')}\nMend them and start again.`,
    );
    this.name = 'SettingsProblem';
  }
}

/**
 * Reads and checks the environment and the secrets file.
 * @throws {SettingsProblem} naming every bad key, the rule, and the shape of what was given
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== ''));
  const read = environment.safeParse(given);
  if (!read.success) {
    throw new SettingsProblem(
      read.error.issues.map(
        (i) => `${String(i.path[0])} ${i.message} (it has ${String(given[String(i.path[0])] ?? '').length} characters)`,
      ),
    );
  }
  const { data } = read;
  const dataDir = path.resolve(data.DATA_DIR);
  const problems: string[] = [];
  const found = secrets.safeParse(readSecrets(data.SECRETS_FILE, problems));
  if (!found.success && problems.length === 0) {
    problems.push(...found.error.issues.map((i) => `SECRETS_FILE: ${i.path.join('.')} ${i.message}`));
  }
  if (
    data.NODE_ENV === 'production' &&
    found.success &&
    Object.values(found.data).some((s) => /^(sample|example|change)/i.test(s))
  ) {
    problems.push('SECRETS_FILE holds a sample secret, which production refuses: write random ones');
  }
  if (problems.length || !found.success) throw new SettingsProblem(problems);
  const publicUrl = (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, '');
  return {
    ...data,
    DATA_DIR: dataDir,
    PUBLIC_URL: publicUrl,
    ...found.data,
    ledgerSecret: found.data.ledgerSecret ?? found.data.linkSecret,
    vaultSecret: found.data.vaultSecret ?? found.data.linkSecret,
    secure: publicUrl.startsWith('https:'),
    demonstration: data.LANDFALL_EMBEDDED && data.NODE_ENV !== 'production',
  };
}

function readSecrets(file: string | undefined, problems: string[]): unknown {
  if (!file) {
    problems.push('SECRETS_FILE is missing: name a JSON file with linkSecret and cookieSecret (`npm start` makes one)');
    return undefined;
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    problems.push('SECRETS_FILE cannot be read as JSON: check that the file is there and readable');
    return undefined;
  }
}

/** The address of the tables' owner: all that a migration needs to know. */
export function migrationsAddress(env: NodeJS.ProcessEnv = process.env): string {
  const found = environment.shape.MIGRATIONS_DATABASE_URL.safeParse(env.MIGRATIONS_DATABASE_URL || undefined);
  if (found.success && found.data) return found.data;
  throw new SettingsProblem([
    `MIGRATIONS_DATABASE_URL ${found.success ? "is missing: the PostgreSQL address of the tables' owner" : found.error.issues[0]!.message}`,
  ]);
}

/** The settings as a Markdown table, for the README. */
export function describeSettings(): string {
  const rows = Object.entries(environment.shape).map(([key, schema]) => {
    const fallback = schema.safeParse(undefined);
    return `| \`${key}\` | ${schema.description ?? ''} | ${fallback.success && fallback.data !== undefined ? `\`${String(fallback.data)}\`` : ''} |`;
  });
  return ['| Setting | What it does | Default |', '|---|---|---|', ...rows].join('\n');
}
