import { randomBytes } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { system } from '#database';
import { record } from '#ledger';
import { Calls, Networks } from '#outward';
import { id } from '#problems';
import { job, type PayloadOf } from '#queues';
import { Settings } from '#settings';
import { Verification } from './entities.js';

/** In the queue of those who call out, one at a time: a name or a page that is slow holds up nothing else. */
export const ProveDomain = job('ProveDomain', 'webhooks', z.object({ verification: id }), {
  seconds: 60,
  coalesce: ({ verification }) => verification,
});

/** For ProveDomain: hourly in the first week of a claim, and daily in the last month of a proof, so that it is renewed by itself. */
export const domainsToProve = `
  select null as key, jsonb_build_object('verification', v.id) as payload from members.verifications v
  where v.kind = 'domain' and case
    when v.until > landfall.now()::date then v.until < landfall.now()::date + 30 and v.checked_at < landfall.now() - interval '1 day'
    else v.claimed_at > landfall.now() - interval '7 days' and v.checked_at < landfall.now() - interval '1 hour' end`;

/** Days for which a proof counts. */
const countsFor = 365;

/** Where a proof may stand: a TXT record by this name, or a line of this file. */
export const recordOf = (domain: string) => `_landfall.${domain}`;
export const fileOf = (domain: string) => `https://${domain}/.well-known/landfall.txt`;

export const newProof = () => `landfall-proof=${randomBytes(20).toString('base64url')}`;

/** A name of the web in the form in which it is asked for, without www; nothing where it is none that could be anybody's. */
export function plainDomain(written: string): string | undefined {
  const host = written
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/\.$/, '');
  const domain = domainToASCII(host).replace(/^www\./, '');
  const labels = domain.split('.');
  const isName =
    labels.length > 1 && labels.every((l) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(l)) && !/^\d+$/.test(labels.at(-1)!);
  return isName && domain.length <= 240 && !isIP(domain) ? domain : undefined;
}

/** How a file is read, and where: otherwise only for a test, which has no public address. */
export type Web = { calls: Calls; fileOf: (domain: string) => string };

/** Whether an organisation has a domain in its hands: only whoever has can put a record or a file there. */
@Injectable()
export class Domains {
  private readonly names: Resolver;
  private readonly web: Web;

  constructor({ values }: Settings, @Optional() @Inject('landfall:web') web?: Web) {
    this.names = new Resolver({ timeout: 3_000, tries: 2 });
    if (values.DNS_SERVERS) this.names.setServers(values.DNS_SERVERS.split(','));
    this.web = web ?? { calls: new Calls(new Networks(values.WEBHOOK_NETWORKS)), fileOf };
  }

  /** The handler of ProveDomain: looks for the record, then for the file. What it does not find is looked for again later. */
  async prove(em: EntityManager, { verification }: PayloadOf<typeof ProveDomain>): Promise<void> {
    const claim = await em.findOneBy(Verification, { id: verification, kind: 'domain' });
    if (!claim) return;
    const { value: domain, proof } = claim;
    const at = (await this.recordWith(domain, proof!)) ?? (await this.fileWith(domain, proof!));
    const [done] = (await em.query(
      `update members.verifications set checked_at = landfall.now(),
         document = coalesce($2, document), seen_at = case when $2 is null then seen_at else landfall.now() end,
         until = case when $2 is null then until else landfall.now()::date + $3::integer end
       where id = $1 returning organisation, kind`,
      [claim.id, at ?? null, countsFor],
    )) as [{ organisation: string; kind: string }[]];
    const { organisation, kind } = done[0]!;
    if (at)
      await record(em, system(ProveDomain.name), { name: 'DomainProven', facts: { organisation, kind } }, { subject: organisation, organisation }); // prettier-ignore
  }

  private async recordWith(domain: string, proof: string): Promise<string | undefined> {
    try {
      const found = await this.names.resolveTxt(recordOf(domain));
      return found.some((parts) => parts.join('').trim() === proof) ? `TXT ${recordOf(domain)}` : undefined;
    } catch {
      return undefined; // no such name, no such record, nobody answers: all of them may be otherwise in an hour
    }
  }

  private async fileWith(domain: string, proof: string): Promise<string | undefined> {
    const address = this.web.fileOf(domain);
    const found = await this.web.calls.get(address);
    if (found.is !== 'answered' || found.status !== 200) return undefined;
    return found.text.split(/\r?\n/).some((said) => said.trim() === proof) ? address : undefined;
  }
}
