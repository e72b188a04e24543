import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic, type Networks } from './addresses.js';

type NotAnswered = { is: 'forbidden' | 'failed'; why: string };
/** What came of a call: an answer's status and nothing of its body, or why there is none. `forbidden`: nobody was called. */
export type Called = { is: 'answered'; status: number; wait?: number } | NotAnswered;
/** What there is to read at an address, or why nothing. */
export type Found = { is: 'answered'; status: number; text: string } | NotAnswered;

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<string[]>;
const ofDns: Resolve = async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

const connectMs = 5_000;
const wholeMs = 15_000;
const mostBytes = 64 * 1024;
/** Where receivers listen; a call to any other port is rather one to something that is none. */
const ports = new Set(['', '443', '8443']);

type Method = 'GET' | 'POST';
type Whole = { is: 'answered'; status: number; text: string; wait?: number } | NotAnswered;
export type Limits = { ports: 'usual' | 'any'; connectMs: number; wholeMs: number };

/** The one way out. */
export class Calls {
  constructor(
    private readonly own: Networks,
    private readonly resolve: Resolve = ofDns,
    private readonly limits: Limits = { ports: 'usual', connectMs, wholeMs },
  ) {}

  /** Why nobody may be called at this address, by what can be seen of it without asking: undefined when it may be tried. */
  forbidden(address: string): string | undefined {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol)) return 'not an address of the web';
    if (url.username || url.password) return 'a name or password in the address';
    const host = hostOf(url);
    const own = this.own.has(host);
    if (isIP(host) && !own && !isPublic(host)) return 'not a public address';
    if (/(^|\.)localhost$/.test(host)) return 'not a public address';
    if (!own && this.limits.ports === 'usual' && !ports.has(url.port)) return 'not port 443 or 8443';
    if (!own && isIP(host) && url.protocol !== 'https:' && this.limits.ports === 'usual') return 'not https';
    return undefined;
  }

  /** Posts a body. Goes to the address that was checked, whatever the name says a moment later. Follows nothing. */
  async post(address: string, headers: Record<string, string>, body: string): Promise<Called> {
    const called = await this.call('POST', address, headers, body);
    if (called.is !== 'answered') return called;
    const { is, status, wait } = called;
    return { is, status, ...(wait !== undefined && { wait }) };
  }

  /** Reads what is at an address, at most 64 kB, by the same rules. */
  async get(address: string): Promise<Found> {
    const found = await this.call('GET', address, {}, '');
    return found.is === 'answered' ? { is: found.is, status: found.status, text: found.text } : found;
  }

  private async call(method: Method, address: string, headers: Record<string, string>, body: string): Promise<Whole> {
    const why = this.forbidden(address);
    if (why) return { is: 'forbidden', why };
    const url = new URL(address);
    const host = hostOf(url);
    let found: string[];
    try {
      found = isIP(host) ? [host] : await within(this.limits.connectMs, this.resolve(host));
    } catch {
      return { is: 'failed', why: 'its name has no address' };
    }
    const [first] = found;
    if (!first) return { is: 'failed', why: 'its name has no address' };
    if (found.some((a) => !isPublic(a) && !this.own.has(a))) return { is: 'forbidden', why: 'not a public address' };
    if (url.protocol !== 'https:' && this.limits.ports === 'usual' && !found.every((a) => this.own.has(a)))
      return { is: 'forbidden', why: 'not https' };
    return this.send(method, url, first, headers, body);
  }

  private send(method: Method, url: URL, address: string, headers: Record<string, string>, body: string): Promise<Whole> {
    const pinned: LookupFunction = (_name, options, done) =>
      options.all ? done(null, [{ address, family: isIP(address) }]) : done(null, address, isIP(address));
    return new Promise((done) => {
      const call = (url.protocol === 'https:' ? https : http).request(url, {
        method,
        agent: false,
        lookup: pinned,
        headers: { ...headers, ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }), connection: 'close' },
      });
      const end = (called: Whole) => {
        clearTimeout(connecting);
        clearTimeout(whole);
        call.destroy();
        done(called);
      };
      const connecting = setTimeout(() => end({ is: 'failed', why: 'no connection in time' }), this.limits.connectMs);
      const whole = setTimeout(() => end({ is: 'failed', why: 'no answer in time' }), this.limits.wholeMs);
      const connected = () => clearTimeout(connecting);
      call.on('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected));
      call.on('error', (error: NodeJS.ErrnoException) => end({ is: 'failed', why: error.code ?? 'the connection broke' }));
      call.on('response', (answer) => {
        let bytes = 0;
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > mostBytes) end({ is: 'failed', why: 'an answer of more than 64 kB' });
        });
        answer.on('error', () => end({ is: 'failed', why: 'the connection broke' }));
        answer.on('end', () => end(answeredBy(answer, Buffer.concat(chunks).toString())));
      });
      call.end(body);
    });
  }
}

/** An answer, with the seconds that it asks to wait. */
function answeredBy({ statusCode = 0, headers }: http.IncomingMessage, text: string): Whole {
  const wait = Number(headers['retry-after']);
  return { is: 'answered', status: statusCode, text, ...(Number.isInteger(wait) && wait > 0 && { wait }) };
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => (timer = setTimeout(() => failed(new Error('late')), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
