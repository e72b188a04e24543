import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../../test/caller.js';
import { Given, must, type Firm } from '../../../test/given/given.js';
import { importFile } from '../../../test/given/import-file.js';
import { anySeed } from '../../../test/chaos/seeded.js';
import { Landfall } from '../../../test/landfall.js';
import type { ImportView } from '../imports.schema.js';

let landfall: Landfall;
let given: Given;
let firm: Firm;
beforeAll(async () => {
  landfall = await Landfall.start();
  given = await Given.in(landfall);
  await given.deniedParties(['Polyforbid Trading House']);
  firm = await given.firm();
  await landfall.settled();
});
afterAll(() => landfall?.close());

const header = 'externalId,profileType,language,title,summary';
const row = (key: string, title = `Acoustic loggers ${key}`) =>
  `${key},BO,en,${title},Loggers that listen to buried pipes at night.`;

async function sent(as: Caller, body: object, file: string | Buffer): Promise<ImportView> {
  const { id } = must<ImportView>(201, await as.post('/imports', { kind: 'offerings', format: 'csv', name: 'a file', ...body }));
  must(200, await as.send('PUT', `/imports/${id}/file`, file as string, { 'content-type': 'application/octet-stream' }));
  return reached(as, id, 'checked', 'refused');
}
async function reached(as: Caller, id: string, ...states: string[]): Promise<ImportView> {
  await landfall.until(`select 1 from imports.imports where id = $1 and state = any ($2)`, [id, states]);
  return must<ImportView>(200, await as.get(`/imports/${id}`));
}
async function run(as: Caller, { id, version }: ImportView): Promise<ImportView> {
  must(200, await as.put(`/imports/${id}/run`, undefined, version));
  return reached(as, id, 'done');
}
async function undo(as: Caller, { id, version }: ImportView): Promise<ImportView> {
  must(200, await as.delete(`/imports/${id}/run`, version));
  return reached(as, id, 'undone');
}
const rowsOf = async (as: Caller, { id }: ImportView, which: string) =>
  must<{ items: Record<string, any>[] }>(200, await as.get(`/imports/${id}/rows?which=${which}&limit=100`)).items; // eslint-disable-line
const mine = async (keys: string) =>
  (
    await landfall.admin.query(
      `select external_id, title, state, version, id from listings.listings where organisation = $1 and external_id like $2 order by external_id`,
      [firm.id, keys],
    )
  ).rows as { external_id: string; title: string; state: string; version: number; id: string }[];
const of = () => ({ organisation: firm.id });

describe('an import', () => {
  it('says what each row would do, changes nothing by it, and then does that', async () => {
    const file = [header, row('a-1'), row('a-2'), row('a-1'), row('a-3', 'Short'), ''].join('\n');
    const checked = await sent(firm.owner, of(), file);
    expect(checked).toMatchObject({ state: 'checked', rows: 4, counts: { create: 2, refuse: 2 }, unused: [] });
    expect(checked.refusals).toEqual([
      { field: 'externalId', rule: 'double', message: 'is the same as in line 2: one row a key', rows: 1 },
      expect.objectContaining({ field: 'title', rule: 'too_small', rows: 1 }),
    ]);
    expect(await mine('a-%')).toEqual([]);
    expect(await run(firm.owner, checked)).toMatchObject({ counts: { created: 2, refuse: 2 }, done: 2 });
    expect(await mine('a-%')).toMatchObject([
      { external_id: 'a-1', state: 'draft', version: 1 },
      { external_id: 'a-2', state: 'draft', version: 1 },
    ]);
    const { rows } = await landfall.admin.query(
      `select e.actor_kind, e.actor = i.person as mine from ledger.entries e, imports.imports i
       where e.name = 'ListingDrafted' and i.id = $1 and e.subject in (select subject from imports.rows where import = i.id)`,
      [checked.id],
    );
    expect(rows).toEqual([
      { actor_kind: 'person', mine: true },
      { actor_kind: 'person', mine: true },
    ]);
  });

  it('of the same file does nothing, and of a changed one shows the difference and makes it', async () => {
    const again = await sent(firm.owner, of(), [header, row('a-1'), row('a-2', 'Acoustic loggers renewed')].join('\r\n'));
    expect(again.counts).toEqual({ same: 1, change: 1 });
    expect(await rowsOf(firm.owner, again, 'change')).toMatchObject([
      {
        line: 3,
        externalId: 'a-2',
        changes: [{ field: 'title', before: 'Acoustic loggers a-2', after: 'Acoustic loggers renewed' }],
      },
    ]);
    const done = await run(firm.owner, again);
    expect(done.counts).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await mine('a-2')).toMatchObject([{ title: 'Acoustic loggers renewed', version: 2 }]);
    const undone = await undo(firm.owner, done);
    expect(undone.counts).toMatchObject({ undone: 1 });
    expect(await mine('a-2')).toMatchObject([{ title: 'Acoustic loggers a-2', version: 3 }]);
  });

  it('touches no field that the file does not have, and empties one whose cell is empty', async () => {
    must(200, await firm.owner.patch(`/listings/${(await mine('a-1'))[0]!.id}`, { capacity: 9, advantages: 'It is quiet.' }, 1));
    await run(
      firm.owner,
      await sent(firm.owner, of(), 'externalId,profileType,language,title,advantages\na-1,BO,en,Acoustic loggers a-1,'),
    );
    const { rows } = await landfall.admin.query(
      `select capacity, advantages, summary is null as no_summary from listings.listings where external_id = 'a-1'`,
    );
    expect(rows).toEqual([{ capacity: 9, advantages: null, no_summary: false }]);
  });

  it('is undone: what it made is archived with its key free, but for what somebody has changed since', async () => {
    const done = await run(firm.owner, await sent(firm.owner, of(), [header, row('u-1'), row('u-2')].join('\n')));
    const [, second] = await mine('u-%');
    must(200, await firm.owner.patch(`/listings/${second!.id}`, { title: 'Changed by somebody' }, 1));
    const undone = await undo(firm.owner, done);
    expect(undone.counts).toMatchObject({ undone: 1, left: 1 });
    expect(await rowsOf(firm.owner, undone, 'left')).toMatchObject([{ externalId: 'u-2', undone: 'changed_since' }]);
    expect(await mine('u-%')).toMatchObject([{ external_id: 'u-2', title: 'Changed by somebody', state: 'draft' }]);
    expect((await sent(firm.owner, of(), [header, row('u-1')].join('\n'))).counts).toEqual({ create: 1 });
  });

  it('gives the refused rows back in their own form, which can be mended and sent again', async () => {
    const file = 'externalId;profileType;language;title\ne-1;BO;en;"S; ""x"""\ne-2;BO;en;Acoustic loggers e-2\n';
    const checked = await sent(firm.owner, of(), file);
    const answer = await firm.owner.get(`/imports/${checked.id}/errors`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="errors.csv"');
    expect(answer.text.split('\r\n')).toEqual([
      'externalId,profileType,language,title,line,reason',
      expect.stringMatching(/^e-1,BO,en,"S; ""x""",2,"?title /),
      '',
    ]);
    const mended = answer.text.replace(/"S; ""x"""/, 'Long enough now');
    expect(await sent(firm.owner, of(), mended)).toMatchObject({ counts: { create: 1 }, unused: ['line', 'reason'] });
  });

  it('reads columns as told, and reads the next file of these columns so by itself', async () => {
    const file = 'Nr;Art;Name\nm-1;BO;Akustische Logger m-1';
    const first = await sent(firm.owner, of(), file);
    expect(first).toMatchObject({ counts: { refuse: 1 }, unused: ['Nr', 'Art', 'Name'] });
    const mapping = {
      fields: [
        { field: 'externalId', column: 'Nr' },
        { field: 'profileType', column: 'Art' },
        { field: 'title', column: 'Name' },
        { field: 'language', value: 'de' },
      ],
    };
    const wrong = await firm.owner.put(
      `/imports/${first.id}/mapping`,
      { fields: [{ field: 'tittle', column: 'Name' }] },
      first.version,
    );
    expect([wrong.status, wrong.body.errors[0].rule]).toEqual([422, 'unknown_field']);
    must(200, await firm.owner.put(`/imports/${first.id}/mapping`, mapping, first.version));
    expect((await reached(firm.owner, first.id, 'checked')).counts).toEqual({ create: 1 });
    expect((await sent(firm.owner, of(), file)).counts).toEqual({ create: 1 });
  });

  it('publishes what may be published, keeps the rest back with the reason, and holds what the mapping holds', async () => {
    const columns =
      'externalId,profileType,language,title,summary,description,visibility,cooperationTypes,sectors,targetCountries,languages,deliveryModes,settlementCurrencies';
    const whole = (key: string, sector: string) =>
      `${key},BO,en,Acoustic loggers ${key},Loggers that listen to buried pipes.,A logger is held by a magnet to a valve and listens from two to four at night.,named,supply,${sector},AE,en,hardware,AED`;
    const file = [columns, whole('p-1', '38000000'), whole('p-2', '99999999'), whole('p-3', '35000000')].join('\n');
    const named = columns.split(',').map((column) => ({ field: column, column }));
    const mapping = { fields: named, hold: [{ field: 'sectors', begins: ['35'] }] };
    const done = await run(firm.owner, await sent(firm.owner, { ...of(), publish: true, mapping }, file));
    expect(done.counts).toMatchObject({ created: 3, published: 1, keptBack: 1, held: 1 });
    expect(await mine('p-%')).toMatchObject([{ state: 'published' }, { state: 'draft' }, { state: 'held' }]);
    expect(await rowsOf(firm.owner, done, 'kept_back')).toMatchObject([
      { externalId: 'p-2', errors: [{ rule: 'unknown_code' }] },
    ]);
    expect((await undo(firm.owner, done)).counts).toMatchObject({ undone: 3 });
    expect(await mine('p-%')).toEqual([]);
  });

  it('counts the rows of a spoilt file exactly, whatever is wrong with them', async () => {
    const seed = Number(process.env.SEED ?? anySeed());
    const file = importFile(seed, 1500, 0.2);
    const checked = await sent(firm.owner, of(), Buffer.concat([...file.pieces()]));
    const refused = Object.fromEntries(checked.refusals.map((r) => [r.rule, r.rows]));
    expect({ seed, ...checked.counts, refused }).toEqual({
      seed,
      create: file.good,
      refuse: file.rows - file.good,
      refused: file.refused,
    });
    expect((await run(firm.owner, checked)).counts).toMatchObject({ created: file.good });
  });

  it('whose job is delivered twice at once brings each row once, and neither delivery fails', async () => {
    const keys = Array.from({ length: 300 }, (_, n) => `twice-${n}`);
    const { id } = await sent(firm.owner, of(), [header, ...keys.map((key) => row(key))].join('\n'));
    await landfall.admin.query(`update imports.imports set state = 'running' where id = $1`, [id]);
    const { rows: jobs } = await landfall.admin.query<{ id: string }>(
      `insert into ledger.jobs (id, name, payload, offered_at)
       select gen_random_uuid(), 'RunImport', jsonb_build_object('import', $1::text, 'from', 0), landfall.now() from generate_series(1, 2) returning id`,
      [id],
    );
    await Promise.all(jobs.map((job) => landfall.deliver(job.id)));
    expect(await reached(firm.owner, id, 'done')).toMatchObject({ counts: { created: 300 }, done: 300 });
    expect((await mine('twice-%')).length).toBe(300);
    const { rows } = await landfall.admin.query(`select failures from ledger.jobs where id = any ($1)`, [jobs.map((j) => j.id)]);
    expect(rows).toEqual([{ failures: 0 }, { failures: 0 }]);
  });

  it('of another is not found, and nobody brings in what is not theirs', async () => {
    const other = await given.firm();
    const checked = await sent(firm.owner, of(), [header, row('x-1')].join('\n'));
    for (const path of ['', '/rows', '/errors'])
      expect((await other.owner.get(`/imports/${checked.id}${path}`)).status).toBe(404);
    expect((await other.owner.put(`/imports/${checked.id}/run`, undefined, checked.version)).status).toBe(404);
    const body = { kind: 'offerings', format: 'csv', name: 'a file' };
    expect((await other.owner.post('/imports', { ...body, organisation: firm.id })).status).toBe(403);
    expect((await other.owner.post('/imports', { ...body, kind: 'organisations' })).status).toBe(403);
  });

  it('whose maker has lost the role meanwhile changes nothing', async () => {
    const other = await given.firm();
    await landfall.settled();
    const checked = await sent(other.owner, { organisation: other.id }, [header, row('l-1')].join('\n'));
    must(200, await other.owner.put(`/imports/${checked.id}/run`, undefined, checked.version));
    await landfall.admin.query(`update members.memberships set ended_at = now() where organisation = $1`, [other.id]);
    await landfall.until(
      `select 1 from imports.imports i where i.id = $1 and (i.state = 'done' or exists
      (select from ledger.jobs j where j.name = 'RunImport' and j.payload ->> 'import' = i.id::text and j.failures > 0))`,
      [checked.id],
    );
    const { rows } = await landfall.admin.query(`select count(*)::int as n from listings.listings where organisation = $1`, [
      other.id,
    ]);
    expect(rows[0].n).toBeLessThanOrEqual(1);
  });

  it('of a file that cannot be read is refused, naming why, and takes another', async () => {
    const refused = await sent(firm.owner, of(), 'externalId,title\n1,"never closed\n');
    expect(refused).toMatchObject({ state: 'refused', refused: { rule: 'quote_never_closed', line: 2 } });
    must(
      200,
      await firm.owner.send('PUT', `/imports/${refused.id}/file`, [header, row('z-1')].join('\n'), {
        'content-type': 'text/csv',
      }),
    );
    expect((await reached(firm.owner, refused.id, 'checked')).counts).toEqual({ create: 1 });
    expect((await firm.owner.post(`/imports`, 'x')).status).toBe(422);
    expect((await firm.owner.send('POST', '/imports', 'a,b', { 'content-type': 'text/csv' })).status).toBe(415);
  });
});
