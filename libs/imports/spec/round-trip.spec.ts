import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Caller } from '../../../test/caller.js';
import { Given, leakNeed, leakOffering, must, type Firm, type Hub } from '../../../test/given/given.js';
import { anySeed } from '../../../test/chaos/seeded.js';
import { Landfall } from '../../../test/landfall.js';
import type { ImportView } from '../imports.schema.js';
import { asProfile, flatProfile } from '../profiles.js';

let landfall: Landfall;
let given: Given;
let firm: Firm;
let hub: Hub;
beforeAll(async () => {
  landfall = await Landfall.start();
  given = await Given.in(landfall);
  await given.deniedParties(['Polyforbid Trading House']);
  [firm, hub] = [await given.firm(), await given.hub()];
  await landfall.settled();
});
afterAll(() => landfall?.close());

async function checked(as: Caller, body: object, file: string | Buffer): Promise<ImportView> {
  const { id } = must<ImportView>(201, await as.post('/imports', { name: 'a file', ...body }));
  must(200, await as.send('PUT', `/imports/${id}/file`, file as string, { 'content-type': 'application/octet-stream' }));
  await landfall.until(`select 1 from imports.imports where id = $1 and state in ('checked', 'refused')`, [id]);
  return must<ImportView>(200, await as.get(`/imports/${id}`));
}
async function brought(as: Caller, body: object, file: string | Buffer): Promise<ImportView> {
  const { id, version } = await checked(as, body, file);
  must(200, await as.put(`/imports/${id}/run`, undefined, version));
  await landfall.until(`select 1 from imports.imports where id = $1 and state = 'done'`, [id]);
  return must<ImportView>(200, await as.get(`/imports/${id}`));
}
async function exported(as: Caller, path: string): Promise<Buffer> {
  const answer = await fetch(`${landfall.url}/exports/${path}`, {
    headers: (as as unknown as { headers: Record<string, string> }).headers,
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
const formats = ['csv', 'xlsx', 'jsonl', 'profiles'] as const;

/** Text that is stored as it is: trimmed, and of whatever a spreadsheet or a separator would trip over. */
const hard = (min: number) =>
  fc
    .string({ unit: fc.constantFrom(...`=+-@'"",;|\\ ab\tй ع😀_x000D_`), minLength: min, maxLength: 60 })
    .map((text) => `${text.trim() || 'x'}${'y'.repeat(min)}`.trim());

describe('an export', () => {
  it('of offerings reads back as the same, whatever they say, in every form', async () => {
    const seed = Number(process.env.SEED ?? anySeed());
    const texts = fc.sample(fc.record({ title: hard(8), summary: hard(20), keyword: hard(1), advantages: hard(10) }), {
      numRuns: 12,
      seed,
    });
    for (const [n, { title, summary, keyword, advantages }] of texts.entries())
      must(
        201,
        await firm.owner.post('/offerings', {
          organisation: firm.id,
          ...leakOffering,
          title: title.replace(/\t/g, ' '),
          summary,
          advantages,
          keywords: [keyword.replace(/\t/g, ' '), 'a; b'],
          standardsHeld: ['ISO 9001'],
          presencesHeld: [{ country: 'AE', presence: 'branch' }],
          ...(n % 2 && { externalId: `key ${n}`, budget: { from: n, to: 2 * n, currency: 'AED' }, trl: 9 }),
          openForIntroductions: n % 3 > 0,
        }),
      );
    for (const format of formats) {
      const file = await exported(firm.owner, `offerings?format=${format}`);
      const again = await checked(firm.owner, { kind: 'offerings', format, organisation: firm.id }, file);
      expect({ seed, format, state: again.state, counts: again.counts, refusals: again.refusals }).toEqual({
        seed,
        format,
        state: 'checked',
        counts: { same: texts.length },
        refusals: [],
      });
    }
  });

  it('of needs, of organisations and of contacts reads back as the same', async () => {
    const as = hub.coordinator;
    const organisations =
      'externalId,kind,name,country,size,language,website\no-1,public_body,"Wadimarra, Water Works",AE,large,ar,https://wadimarra.example\no-2,company,=Barmira,AE,small,en,';
    expect((await checked(as, { kind: 'organisations', format: 'csv' }, organisations)).counts).toEqual({ create: 1, refuse: 1 });
    await brought(as, { kind: 'organisations', format: 'csv' }, organisations.replace('=Barmira', 'Barmira'));
    const contacts =
      'externalId,organisation,name,email,language,zone,source,ground,mandateUntil,mayShow\nc-1,o-1,سالم,Salem@Example.net,ar,Asia/Dubai,a fair,asked us,2099-12-31,country; sector\nc-2,o-2,Somebody,some@example.net,en,UTC,a fair,asked us,,';
    expect((await brought(as, { kind: 'contacts', format: 'csv', hub: hub.id }, contacts)).counts).toMatchObject({ created: 2 });
    await landfall.settled();
    const { leakNeed: _, ...need } = { leakNeed, ...leakNeed } as Record<string, unknown>;
    delete need.visibility;
    const line = JSON.stringify({ ...need, externalId: 'n-1', organisation: 'o-1', state: 'published', origin: 'mandated' });
    const done = await brought(as, { kind: 'needs', format: 'jsonl', hub: hub.id, publish: true }, `${line}\n`);
    expect(done).toMatchObject({ counts: { created: 1, published: 1 }, refusals: [] });
    const unsaid = await landfall.until(`select visibility from listings.listings where external_id = 'n-1'`);
    expect(unsaid).toEqual({ visibility: 'anonymous' });
    for (const format of ['csv', 'xlsx', 'jsonl'] as const)
      for (const [kind, rows, asked] of [
        ['organisations', 2, {}],
        ['contacts', 2, { hub: hub.id }],
        ['needs', 1, { hub: hub.id }],
      ] as const) {
        const again = await checked(as, { kind, format, ...asked }, await exported(as, `${kind}?format=${format}`));
        expect({ kind, format, counts: again.counts, refusals: again.refusals }).toEqual({
          kind,
          format,
          counts: { same: rows },
          refusals: [],
        });
      }
  });

  it('of one’s own shows nothing of another', async () => {
    const other = await given.firm();
    expect((await exported(other.owner, 'offerings?format=jsonl')).toString()).toBe('');
    expect((await exported(other.owner, `offerings?format=jsonl&organisation=${firm.id}`)).toString()).toBe('');
    expect((await other.owner.get('/exports/offerings?format=pdf')).status).toBe(422);
  });

  it('of organisations and contacts that were brought in is undone to nothing, in the order that they rest on each other', async () => {
    const as = (await given.hub()).coordinator;
    const other = (await landfall.admin.query(`select id from members.hubs order by created_at desc limit 1`)).rows[0]
      .id as string;
    const organisations = await brought(
      as,
      { kind: 'organisations', format: 'csv' },
      'externalId,kind,name,country,language\nq-1,company,Quarimo,AE,en',
    );
    const contacts = await brought(
      as,
      { kind: 'contacts', format: 'csv', hub: other },
      'externalId,organisation,name,email,language,zone,source,ground,mandateUntil\nq-1,q-1,Some,q@example.net,en,UTC,met,asked,2099-01-01',
    );
    await landfall.settled();
    const undone = async ({ id }: ImportView) => {
      const { version } = must<ImportView>(200, await as.get(`/imports/${id}`));
      must(200, await as.delete(`/imports/${id}/run`, version));
      await landfall.until(`select 1 from imports.imports where id = $1 and state = 'undone'`, [id]);
      return must<ImportView>(200, await as.get(`/imports/${id}`)).counts;
    };
    expect(await undone(contacts)).toMatchObject({ undone: 1 });
    expect(await undone(organisations)).toMatchObject({ undone: 1 });
    const { rows } = await landfall.admin.query(
      `select (select count(*)::int from members.organisations where name = 'Quarimo') as organisations,
         (select count(*)::int from members.contacts where email = 'q@example.net') as contacts`,
    );
    expect(rows).toEqual([{ organisations: 0, contacts: 0 }]);
  });
});

describe('a profile of the European partnering database', () => {
  const profile = {
    reference: 'TOXX20260101001',
    profileType: { code: 'TO', name: 'Technology offer' },
    profileStatus: { name: 'PUBLISHED' },
    openForEOI: false,
    title: 'Acoustic loggers for water pipes',
    shortSummary: 'Loggers that listen to buried pipes at night and say by morning where they leak.',
    description: 'N/A',
    advantagesAndInnovation: 'It is quiet.',
    stageOfDevelopment: { name: 'Available for demonstration' },
    iprStatus: { name: 'Secret Know-how' },
    marketKeywords: [{ name: 'Water' }],
    technologyKeywords: [{ name: 'Sensors' }],
    typesOfPartnership: [{ name: 'Commercial agreement with technical assistance' }, { name: 'Supplier agreement' }],
    typesAndSizes: [{ name: 'SME 11-49' }],
    targetedCountries: [{ code: 'AE', name: 'United Arab Emirates' }],
  };

  it('is read as our fields, its status and its being open apart; what was not given is not said', () => {
    expect(flatProfile(profile)).toEqual({
      externalId: 'TOXX20260101001',
      profileType: 'TO',
      state: 'published',
      openForIntroductions: false,
      title: profile.title,
      summary: profile.shortSummary,
      advantages: 'It is quiet.',
      trl: 6,
      ipr: 'secret_know_how',
      keywords: ['Water', 'Sensors'],
      cooperationTypes: ['commercial_agreement_with_technical_assistance', 'supply'],
      partnerSizes: ['small'],
      targetCountries: ['AE'],
    });
    for (const [status, state] of [
      ['DRAFT_REJECTED', 'draft'],
      ['EXPIRED', 'expired'],
      ['ARCHIVED', 'archived'],
      ['UNDER_REVIEW', 'draft'],
    ])
      expect(flatProfile({ ...profile, profileStatus: { name: status } })).toMatchObject({ state, openForIntroductions: false });
  });

  it('is written so that both facts stand apart, and gives back the same', () => {
    const written = asProfile(flatProfile(profile));
    expect(written).toMatchObject({ profileType: { code: 'TO' }, profileStatus: { name: 'PUBLISHED' }, openForEOI: false });
    expect(flatProfile(written)).toEqual(flatProfile(profile));
  });

  it('that is only open, or only published, publishes nothing that is not said to be', async () => {
    const draft = { ...profile, reference: 'TOXX2', profileStatus: { name: 'UNDER_VALIDATION' }, openForEOI: true };
    const file = [profile, draft].map((p) => JSON.stringify({ ...p, landfall: { language: 'en' } })).join('\n');
    const done = await brought(firm.owner, { kind: 'offerings', format: 'profiles', organisation: firm.id, publish: true }, file);
    expect(done.counts).toMatchObject({ created: 2, keptBack: 1 });
    const { rows } = await landfall.admin.query(
      `select external_id, state, open_for_introductions as open from listings.listings where external_id like 'TOXX2%' order by 1`,
    );
    expect(rows).toEqual([
      { external_id: 'TOXX2', state: 'draft', open: true },
      { external_id: 'TOXX20260101001', state: 'draft', open: false },
    ]);
  });
});
