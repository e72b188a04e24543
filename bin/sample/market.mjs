// The story market, brought in as an export centre would: hubs, firms and their offerings, local organisations, mandates and needs.
import { readFileSync } from 'node:fs';
import { Refusal } from '../refusal.mjs';
import { pause } from './client.mjs';

const story = (file) => JSON.parse(readFileSync(new URL(`../../sample/story/${file}`, import.meta.url), 'utf8'));
export const complianceOfficer = {
  name: 'Compliance officer (sample)',
  email: 'compliance@example.org',
  language: 'en',
  zone: 'Europe/Moscow',
};

/** What was loaded, by the story's keys: ids, and what the API said. Things that are there already are left as they are. */
export async function loadMarket(api, progress) {
  const [hubs, firms, needs, expected] = ['hubs.json', 'firms.json', 'needs.json', 'expected.json'].map(story);
  const loaded = { hubs: {}, firms: {}, needs: {}, expected, stories: { hubs, firms, needs } };
  await guardTheGate(api);

  const there = (await api.get('/hubs')).items;
  for (const [n, hub] of hubs.entries()) {
    loaded.hubs[hub.key] = there.find((h) => h.name === hub.name) ?? (await openHub(api, hub));
    progress.step('Hubs', n + 1, hubs.length);
  }
  for (const [n, firm] of firms.entries()) {
    loaded.firms[firm.key] = {
      ...(await registered(api, { ...firm.organisation, externalId: `story-${firm.key}`, owner: firm.owner })),
      owner: firm.owner,
    };
    progress.step('Firms', n + 1, firms.length);
  }
  for (const [n, need] of needs.entries()) {
    loaded.needs[need.key] = await registered(api, { ...need.organisation, externalId: `story-${need.key}` });
    progress.step('Local organisations', n + 1, needs.length);
  }
  const organisations = [...Object.values(loaded.firms), ...Object.values(loaded.needs)];
  const held = loaded.expected.ends.held_by_screening.firm;
  await screened(api, organisations, loaded.firms[held].id, progress);

  const offerings = firms.flatMap((firm) =>
    [firm.offering, firm.alsoOffering].filter(Boolean).map((fields) => ({ firm, fields })),
  );
  for (const [n, { firm, fields }] of offerings.entries()) {
    const listing = await published(api, '/offerings', { organisation: loaded.firms[firm.key].id, ...fields }, firm.key === held);
    if (fields === firm.offering) loaded.firms[firm.key].listing = listing;
    else loaded.firms[firm.key].alsoListing = listing;
    progress.step('Offerings', n + 1, offerings.length);
  }
  for (const [n, need] of needs.entries()) {
    const mine = loaded.needs[need.key];
    if (!mine.wasThere) {
      mine.mandate = await api.post(`/hubs/${loaded.hubs[need.hub].id}/mandates`, {
        organisation: mine.id,
        contact: { ...need.contact, source: 'the invented story', ground: 'invented: no person stands behind it' },
        mayShow: need.mandate.mayShow,
        validUntil: need.mandate.validUntil,
      });
    }
    mine.contact = need.contact;
    mine.listing = await published(api, '/needs', {
      hub: loaded.hubs[need.hub].id,
      organisation: mine.id,
      ...(mine.mandate && { mandate: mine.mandate.id }),
      ...need.need,
    });
    progress.step('Needs', n + 1, needs.length);
  }
  return loaded;
}

/** The denied parties, without which nobody may act, and who decides about their hits. */
export async function guardTheGate(api) {
  await api.post('/screening-lists', {
    name: 'Invented denied parties (sample)',
    kind: 'sample',
    dated: '2026-11-15',
    parties: deniedParties(),
  });
  await api.post('/people', { ...complianceOfficer, duties: ['compliance'] });
}

export async function openHub(api, { key: _, invented: __, state: ___, coordinators, ...hub }) {
  const made = await api.post('/hubs', { ...hub, replyTo: coordinators[0].email, coordinators });
  const { items } = await api.get(`/hubs/${made.id}/checklist`);
  // the invented hub has all of it, while its calendar lasts; the one of the real notices has little
  const despite = items.filter((i) => !i.met).map((i) => i.item);
  let version = made.version;
  for (const step of [{ state: 'planned' }, { state: 'open', despite }])
    ({ version } = await api.put(`/hubs/${made.id}/state`, step, version));
  return made;
}

/** Registered, or the one that is there already under the same key of ours. */
async function registered(api, organisation) {
  const { status, body } = await api.try('POST', '/organisations', organisation);
  if (status === 201) return body;
  if (status === 409 && body.facts?.id) return { ...(await api.get(`/organisations/${body.facts.id}`)), wasThere: true };
  throw new Refusal(`${organisation.name} was refused (${status} ${body.code}): ${body.detail}`);
}

/** Nobody may act before the screening has cleared them; the one of the story who is on the list stays held. */
async function screened(api, organisations, held, progress) {
  const waiting = new Set(organisations.map((o) => o.id).filter((id) => id !== held));
  for (let tries = 0; waiting.size && tries < 300; tries++) {
    for (const id of [...waiting].slice(0, 12)) if ((await api.get(`/organisations/${id}`)).mayAct) waiting.delete(id);
    progress.step('Screened', organisations.length - 1 - waiting.size, organisations.length - 1);
    if (waiting.size) await pause(200);
  }
  if (waiting.size)
    throw new Refusal(
      `${waiting.size} organisations are not screened after a minute: look at the worker's log in the data folder.`,
    );
}

/** A draft made and published; one that is there already, as it is; one whose owner is held stays a draft. */
async function published(api, path, fields, held = false) {
  const made = await api.try('POST', path, fields);
  if (made.status === 409 && made.body.facts?.id) return api.get(`/listings/${made.body.facts.id}`);
  if (made.status !== 201) {
    const why = (made.body.errors ?? []).map((e) => `${e.field} ${e.message}`).join('; ');
    throw new Refusal(`"${fields.title}" was refused (${made.status} ${made.body.code}): ${made.body.detail} ${why}`);
  }
  const put = await api.try('PUT', `/listings/${made.body.id}/publication`, undefined, made.body.version);
  if (put.status === 200) return put.body;
  if (held && put.body.code === 'held_for_check') return made.body;
  const why = (put.body.errors ?? []).map((e) => `${e.field} ${e.message}`).join('; ');
  throw new Refusal(`"${fields.title}" cannot be published (${put.status} ${put.body.code}): ${put.body.detail} ${why}`);
}

function deniedParties() {
  const [, ...rows] = readFileSync(new URL('../../sample/story/denied-parties.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return rows.map((row) => {
    // a cell in quotes may hold commas; none of ours holds a quote
    const [name, aliases, country, identifier] = [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) =>
      (m[1] ?? m[2]).trim(),
    );
    return {
      names: [...new Set([name, ...aliases.split(/[|;]/)].map((n) => n.trim()).filter(Boolean))],
      ...(country && { country }),
      identifiers: [identifier].filter(Boolean),
    };
  });
}
