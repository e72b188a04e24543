import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublic, Networks } from '../addresses.js';
import { Calls, type Limits } from '../calls.js';

/** Every form by which 127.0.0.1 and what lies beside us have been reached before. */
const forms = [
  'http://127.0.0.1',
  'http://127.1',
  'http://127.0.1',
  'http://127.0.0.1.',
  'http://0x7f.1',
  'http://0x7f000001',
  'http://2130706433',
  'http://017700000001',
  'http://0177.0.0.1',
  'http://0x7f.0x0.0x0.0x1',
  'http://１２７.０.０.１',
  'http://127。0。0。1',
  'http://127%2e0%2e0%2e1',
  'http://localhost',
  'http://LOCALHOST.',
  'http://a.localhost',
  'http://someone:secret@127.0.0.1',
  'http://example.com@127.0.0.1',
  'http://0.0.0.0',
  'http://0',
  'http://10.0.0.1',
  'http://100.64.0.1',
  'http://169.254.169.254',
  'http://172.16.0.1',
  'http://172.31.255.254',
  'http://192.0.0.1',
  'http://192.0.2.1',
  'http://192.168.1.1',
  'http://198.18.0.1',
  'http://198.51.100.1',
  'http://203.0.113.1',
  'http://224.0.0.1',
  'http://240.0.0.1',
  'http://255.255.255.255',
  'http://[::1]',
  'http://[::]',
  'http://[::ffff:127.0.0.1]',
  'http://[::ffff:7f00:1]',
  'http://[0:0:0:0:0:ffff:7f00:0001]',
  'http://[::ffff:0:127.0.0.1]',
  'http://[::127.0.0.1]',
  'http://[64:ff9b::7f00:1]',
  'http://[64:ff9b:1::7f00:1]',
  'http://[2002:7f00:1::]',
  'http://[2001::1]',
  'http://[2001:db8::1]',
  'http://[3fff::1]',
  'http://[fc00::1]',
  'http://[fd12:3456::1]',
  'http://[fe80::1]',
  'http://[fec0::1]',
  'http://[ff02::1]',
];
/** Names that a name server of somebody else's answers for. */
const names: Record<string, string[]> = {
  'one.example': ['127.0.0.1'],
  'two.example': ['::1'],
  'three.example': ['93.184.215.14', '127.0.0.1'],
  'four.example': ['::ffff:127.0.0.1'],
  'five.example': ['169.254.169.254'],
  'six.example': ['::'],
};
/** Only the address counts here: no port or scheme is refused for itself. */
const limits: Limits = { ports: 'any', connectMs: 2_000, wholeMs: 2_000 };

describe('a webhook', () => {
  const hits: string[] = [];
  const traps: http.Server[] = [];
  let port = 0;
  const trap = (answer: (reply: http.ServerResponse) => void) =>
    http
      .createServer((request, reply) => {
        hits.push(`${request.headers.host}${request.url}`);
        answer(reply);
      })
      .on('error', () => undefined);
  const listening = (server: http.Server, host: string, at = 0) =>
    new Promise<boolean>((done) => server.once('error', () => done(false)).listen(at, host, () => done(true)));

  beforeAll(async () => {
    traps.push(trap((reply) => reply.end()));
    await listening(traps[0]!, '127.0.0.1');
    ({ port } = traps[0]!.address() as AddressInfo);
    traps.push(trap((reply) => reply.end()));
    // where there is IPv6, or it is refused all the same
    await listening(traps[1]!, '::1', port);
  });
  beforeEach(() => void hits.splice(0));
  afterAll(() => Promise.all(traps.map((server) => new Promise((done) => server.close(done)))));

  const resolve = (name: string) => (names[name] ? Promise.resolve(names[name]) : Promise.reject(new Error('no such name')));
  const calls = new Calls(new Networks(undefined), resolve, limits);
  const post = (address: string) => calls.post(`${address}:${port}/hook`, {}, '{}');

  test('reaches none of the forbidden addresses, in whatever form', async () => {
    const all = [...forms, ...Object.keys(names).map((name) => `http://${name}`)];
    expect(all.length).toBeGreaterThan(40);
    const called = await Promise.all(all.map(async (form) => [form, (await post(form)).is]));
    expect(called).toEqual(all.map((form) => [form, 'forbidden']));
    expect(hits).toEqual([]);
    // the trap would have been reached
    expect(await new Calls(new Networks('127.0.0.0/8'), resolve, limits).post(`http://127.1:${port}/hook`, {}, '{}')).toEqual({
      is: 'answered',
      status: 200,
    });
    expect(hits).toHaveLength(1);
  });

  test.each(['file:///etc/passwd', 'gopher://example.com/', 'ftp://example.com/', 'javascript:alert(1)', 'nonsense'])(
    'calls nothing at %s',
    async (address) => {
      expect(await calls.post(address, {}, '{}')).toEqual({ is: 'forbidden', why: 'not an address of the web' });
    },
  );

  test('goes to the usual ports by https, but in networks that are our own', async () => {
    const usual = new Calls(new Networks(undefined), async () => ['93.184.215.14']);
    expect([usual.forbidden('https://example.com:6379/'), usual.forbidden('https://example.com:22/')]).toEqual([
      'not port 443 or 8443',
      'not port 443 or 8443',
    ]);
    expect(usual.forbidden('https://example.com/')).toBeUndefined();
    expect(await usual.post('http://example.com:443/', {}, '{}')).toEqual({ is: 'forbidden', why: 'not https' });
  });

  test('goes to the address that was checked, though the name has another a moment later', async () => {
    const reached: string[] = [];
    const server = http.createServer((request, reply) => {
      reached.push(`${request.socket.localAddress}`);
      reply.end();
    });
    expect(await listening(server, '0.0.0.0')).toBe(true);
    const at = (server.address() as AddressInfo).port;
    const answers = [['127.0.0.2'], ['127.0.0.1']];
    const asked: string[] = [];
    const rebinding = new Calls(
      new Networks('127.0.0.2/32'),
      async (name) => {
        asked.push(name);
        return answers.shift() ?? ['127.0.0.1'];
      },
      limits,
    );
    await rebinding.post(`http://rebinding.example:${at}/`, {}, '{}');
    expect([asked, reached]).toEqual([['rebinding.example'], ['127.0.0.2']]);
    expect((await rebinding.post(`http://rebinding.example:${at}/`, {}, '{}')).is).toBe('forbidden');
    expect(reached).toHaveLength(1);
    await new Promise((done) => server.close(done));
  });

  test('follows no redirect, reads no endless answer, and waits for nobody', async () => {
    const own = new Calls(new Networks('127.0.0.1/32'), resolve, { ...limits, wholeMs: 300 });
    const odd = async (answer: (reply: http.ServerResponse) => void) => {
      const server = trap(answer);
      await listening(server, '127.0.0.1');
      const called = await own.post(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {}, '{}');
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      return called;
    };
    expect(await odd((reply) => reply.writeHead(302, { location: `http://127.0.0.1:${port}/caught` }).end())).toEqual({
      is: 'answered',
      status: 302,
    });
    expect(hits.filter((hit) => hit.endsWith('/caught'))).toEqual([]);
    expect(await odd((reply) => reply.end(Buffer.alloc(70_000)))).toEqual({ is: 'failed', why: 'an answer of more than 64 kB' });
    expect(await odd((reply) => reply.write('.'))).toEqual({ is: 'failed', why: 'no answer in time' });
    expect(await own.post('http://nowhere.example/', {}, '{}')).toEqual({ is: 'failed', why: 'its name has no address' });
  });
});

test('an address that somebody out there has is public', () => {
  expect(
    ['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '172.32.0.1', '100.128.0.1'].map(isPublic),
  ).toEqual(Array.from({ length: 5 }, () => true));
});
