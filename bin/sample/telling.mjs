// What the sample prints: the ten best proposals with their reasons, and what to open next.
import { waitingForTheFirm } from './ends.mjs';
import { complianceOfficer } from './market.mjs';

const share = (x) => `${Math.round(x * 100)} %`;
const width = 110;

/** The best of all hubs by score, one for each need, each with the reasons that weigh most and one gap, in English. */
export async function tenBest(api, { stories }) {
  const { say, canSay, withSectorNames } = await import('../../dist/libs/texts/index.js');
  const { sectorLabel } = await import('../../dist/libs/listings/index.js');
  const all = [];
  for (const hub of stories.hubs) {
    const coordinator = await api.as(hub.coordinators[0].email);
    const { items } = await coordinator.get('/proposals?limit=100');
    all.push(...items.map((p) => ({ ...p, hubName: hub.name })));
  }
  const seen = new Set();
  const best = all
    .filter((p) => p.state !== 'expired')
    .sort((a, b) => b.score - a.score)
    .filter((p) => !seen.has(p.need.id) && seen.add(p.need.id))
    .slice(0, 10);
  const sentence = ({ key, facts }) => {
    const named = withSectorNames({ key, facts }, (code) => sectorLabel(code, 'en'));
    return canSay(named.key) ? say('en', named.key, named.facts) : named.key;
  };
  const lines = ['', `The ten best of ${all.length} proposals, the best for each need`, ''];
  for (const [n, p] of best.entries()) {
    lines.push(
      `${String(n + 1).padStart(2)}. score ${p.score.toFixed(2)}, coverage ${share(p.coverage)}   ${p.need.organisation.name} (${p.need.organisation.country})  <-  ${p.offering.organisation.name} (${p.offering.organisation.country})`,
    );
    lines.push(`      need      ${cut(p.need.title)}`, `      offering  ${cut(p.offering.title)}`);
    // the words that met come first: they show how a pair crosses languages
    const first = (r) => (r.key.startsWith('reason.topic.') ? 1 : 0);
    const good = [...p.reasons].filter((r) => r.sign === '+').sort((a, b) => first(b) - first(a) || b.weight - a.weight);
    const distinct = good.filter((r, i) => good.findIndex((o) => o.key === r.key) === i);
    lines.push(...distinct.slice(0, 3).map((r) => `      +  ${cut(sentence(r))}`));
    const gap = p.reasons.filter((r) => r.sign !== '+').sort((a, b) => a.weight - b.weight)[0];
    const missing =
      p.missing[0] && canSay(`missing.${p.missing[0].field}`) ? { key: `missing.${p.missing[0].field}` } : undefined;
    if (gap ?? missing) lines.push(`      -  ${cut(sentence(gap ?? missing))}`);
  }
  return `${lines.join('\n')}\n`;
}

const inEnglish = (people) => people.find((p) => p.language === 'en') ?? people[0];
const cut = (text) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** One-time links and pages; what came of each end of the story. */
export async function openNext(api, loaded, ends, url) {
  const link = async (email) => (await api.post('/demonstration-links', { email })).url;
  const { agreed, declined, certificate_missing, no_currency_in_common, held_by_screening, duplicate, expired } =
    loaded.expected.ends;
  const firm = loaded.firms[waitingForTheFirm.firm].owner.email;
  const { say, canSay } = await import('../../dist/libs/texts/index.js');
  const whyNot = ({ verdict, rule, facts }) =>
    verdict === 'refused' && canSay(`rule.${rule}`)
      ? `refused. ${say('en', `rule.${rule}`, facts ?? {})}`
      : `${verdict} ${rule ?? ''}`;
  const done = (end, what) => `  ${end.padEnd(22)} ${what}`;
  return [
    '',
    'One case of each end',
    done(
      'agreed',
      `${agreed.firm} and ${agreed.need}${ends.agreed ? ' are introduced; the outcome is a pilot' : ' (not played)'}`,
    ),
    done(
      'declined',
      `${declined.firm} said no to ${declined.need}${ends.declined ? '; the buyer never hears of it' : ' (not played)'}`,
    ),
    done('certificate missing', `${certificate_missing.firm}, ${certificate_missing.need}: ${whyNot(ends.certificate_missing)}`),
    done(
      'no currency in common',
      `${no_currency_in_common.firm}, ${no_currency_in_common.need}: ${whyNot(ends.no_currency_in_common)}`,
    ),
    done(
      'held by screening',
      `${held_by_screening.firm} ${ends.held_by_screening ? 'may not publish; the compliance officer decides' : 'is held no more'}`,
    ),
    done(
      'duplicate',
      `a second listing of ${duplicate.firm}${ends.duplicate?.state === 'rejected' ? ' was rejected as a duplicate' : ' (not played)'}`,
    ),
    done(
      'expired',
      `${expired.need} never answered about ${expired.firm}${ends.expired ? '; the coordinator stopped waiting' : ' (not played)'}`,
    ),
    '',
    'Open next (each link signs in once; ask again with npm run sample)',
    `  see it as coordinator          ${await link(inEnglish(loaded.stories.hubs[0].coordinators).email)}`,
    `  see it as firm                 ${await link(firm)}`,
    `  see it as buyer                ${ends.buyerLink ?? 'approve a proposal as coordinator and accept it as firm: the buyer is asked next'}`,
    `  see it as compliance officer   ${await link(complianceOfficer.email)}`,
    `  read the mails                 ${url}/outbox`,
    '',
  ].join('\n');
}
