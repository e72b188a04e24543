import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { from, landfall as connect, once, Refusal } from '../../client/index.js';
import type { Caller } from '../caller.js';
import { Given, must } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { clientFile, clientLimits, clientTypes, limitsFile } from './client-types.js';

describe('the client', () => {
  let landfall: Landfall;
  let key: string;
  let organisation: string;
  let owner: Caller;
  beforeAll(async () => {
    landfall = await Landfall.start();
    const given = await Given.in(landfall);
    await given.deniedParties();
    const firm = await given.firm({ name: 'Hydroslukhan' });
    await landfall.settled();
    ({ id: organisation, owner } = firm);
    key = must<{ key: string }>(201, await firm.owner.post('/me/keys', { name: 'a program', scopes: ['*'], days: 1 })).key;
  });
  afterAll(() => landfall?.close());

  it('is typed from the document that the API serves (after a change of routes: npm run client)', async () => {
    const { body } = await landfall.nobody().get('/openapi.json');
    const same = [
      readFileSync(clientFile, 'utf8') === (await clientTypes(body)),
      readFileSync(limitsFile, 'utf8') === (await clientLimits(body)),
    ];
    expect(same.every(Boolean) ? 'the same' : 'run: npm run client').toBe('the same');
  });

  it('does something once, changes what it has read, and throws what is refused, in the language that was asked for', async () => {
    const api = connect({ url: landfall.url, key, language: 'vi' });
    const body = {
      organisation,
      profileType: 'BO' as const,
      language: 'en',
      title: 'Acoustic sensors that find leaks',
      summary: 'Found before anybody sees it.',
    };
    const draft = async () => (await api.POST('/offerings', { body, headers: once('my-first-draft') })).data!;
    const { id, version } = await draft();
    expect((await draft()).id).toBe(id);
    const params = { path: { id } };
    const changed = await api.PATCH('/listings/{id}', { params, body: { title: 'Acoustic loggers' }, headers: from(version) });
    expect(changed.data).toMatchObject({ title: 'Acoustic loggers', version: version + 1 });
    const late = api.PATCH('/listings/{id}', { params, body: { title: 'Too late' }, headers: from(version) });
    await expect(late).rejects.toThrow(Refusal);
    await expect(late).rejects.toMatchObject({ problem: { status: 412, code: 'precondition_failed' } });
    await expect(connect({ url: landfall.url }).GET('/session')).rejects.toMatchObject({ problem: { status: 401 } });
    await expect(api.GET('/listings/{id}', { params: { path: { id: organisation } } })).rejects.toThrow(
      /[ạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửự]/,
    );
  });

  it('comes with an example of twenty lines that runs', async () => {
    // what sectors are suggested by is read at the first question; a busy machine says "come again" meanwhile
    const suggestion = () => owner.post('/sector-suggestions', { title: 'Leaks' });
    while ((await suggestion()).status === 503) await new Promise((again) => setTimeout(again, 1000));
    const file = fileURLToPath(new URL('../../client/example.mjs', import.meta.url));
    const env = { ...process.env, LANDFALL_URL: landfall.url, LANDFALL_KEY: key };
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
    expect(stdout).toContain('speaks for:');
    expect(stdout).toContain('Acoustic loggers  (draft)');
    const refused = promisify(execFile)(process.execPath, [file], { env: { ...env, LANDFALL_KEY: '' } });
    await expect(refused).rejects.toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(30);
  });
});
