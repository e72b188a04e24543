import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { job } from '#queues';
import { canonical } from './ledger.js';

/** Writes down outside the database how far each chain has come. */
export const AnchorLedger = job('AnchorLedger', 'upkeep', z.object({}), { coalesce: () => 'anchor' });
/** Once in each hour. */
export const anchorDue = `select to_char(landfall.now() at time zone 'UTC', 'YYYY-MM-DD HH24') as key, '{}'::jsonb as payload
  where exists (select from ledger.links)`;

export type Head = { chain: string; place: number; hash: string };
const Anchor = z.strictObject({
  at: z.string(),
  heads: z.array(z.strictObject({ chain: z.string(), place: z.number().int(), hash: z.string() })),
  previous: z.string(),
  signature: z.string(),
});
type Anchor = z.infer<typeof Anchor>;

const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key of the anchors, made of a secret that is not in the database. */
export function anchorKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'landfall ledger anchors', 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8OfEd25519, seed]), format: 'der', type: 'pkcs8' });
}

/**
 * Appends the heads of all chains to a file, signed, each line upon the one before. Whoever may do everything in the database can
 * recompute a chain or cut its tail; what stands here then no longer fits. Keep the file, or copies of it, on another machine.
 */
export async function anchorLedger(em: EntityManager, file: string, secret: string): Promise<void> {
  const heads = (await em.query(
    `select distinct on (chain) chain, place::int as place, hash from ledger.links order by chain, place desc`,
  )) as Head[];
  const [{ at }] = (await em.query(`select landfall.now() as at`)) as [{ at: Date }];
  const lines = linesOf(file);
  const last = lines.at(-1);
  if (last && canonical((JSON.parse(last) as Anchor).heads) === canonical(heads)) return;
  const said = { at: at.toISOString(), heads, previous: last ? hashOf(last) : '' };
  const signature = sign(null, Buffer.from(canonical(said)), anchorKey(secret)).toString('base64url');
  appendFileSync(file, `${canonical({ ...said, signature })}\n`, { mode: 0o600, flush: true });
}

/** The anchors in a file, and what is wrong with the file itself. */
export function readAnchors(file: string, secret: string): { anchors: Anchor[]; problems: string[] } {
  const key = createPublicKey(anchorKey(secret));
  const problems: string[] = [];
  const anchors: Anchor[] = [];
  let previous = '';
  for (const [at, line] of linesOf(file).entries()) {
    const read = Anchor.safeParse(parsed(line));
    if (!read.success) problems.push(`line ${at + 1} of the anchors is not one`);
    else {
      const { signature, ...said } = read.data;
      if (!verify(null, Buffer.from(canonical(said)), key, Buffer.from(signature, 'base64url')))
        problems.push(`line ${at + 1} of the anchors is not signed by this installation`);
      else if (said.previous !== previous) problems.push(`line ${at + 1} of the anchors does not follow the line before`);
      else anchors.push(read.data);
    }
    previous = hashOf(line);
  }
  return { anchors, problems };
}

const hashOf = (line: string) => createHash('sha256').update(line).digest('hex');
const linesOf = (file: string): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
