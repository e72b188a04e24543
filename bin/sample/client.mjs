// The public API as the sample calls it, and how it shows what it does.
import { createHmac } from 'node:crypto';
import { Refusal } from '../refusal.mjs';

export const pause = (ms) => new Promise((r) => setTimeout(r, ms));

/** As apps/api/first-operator.ts: derived from the secrets file on both sides; the database keeps a hash only. */
export function demonstrationKey(linkSecret) {
  const secret = createHmac('sha256', linkSecret).update('demonstration key').digest();
  return `lf_${secret.subarray(0, 6).toString('hex')}_${createHmac('sha256', secret).update('secret').digest('base64url')}`;
}

export class Client {
  constructor(url, headers = {}) {
    this.url = url;
    this.headers = headers;
  }

  get = async (path) => this.must('GET', path);
  post = async (path, body) => this.must('POST', path, body);
  put = async (path, body, version) => this.must('PUT', path, body, version);

  /** The body; an answer that is not a success ends the sample with what the API said. */
  async must(method, path, body, version) {
    const { status, body: answer } = await this.try(method, path, body, version);
    if (status >= 400) {
      const why = (answer?.errors ?? []).map((e) => `${e.field} ${e.message}`).join('; ');
      throw new Refusal(`${method} ${path} was refused (${status} ${answer?.code}): ${answer?.detail ?? ''} ${why}`);
    }
    return answer;
  }

  async try(method, path, body, version) {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text,
    };
  }

  /** A file, as it is. */
  async send(path, file, type) {
    const response = await fetch(this.url + path, {
      method: 'PUT',
      headers: { ...this.headers, 'content-type': type },
      body: file,
    });
    if (!response.ok) throw new Refusal(`PUT ${path} was refused (${response.status}): ${await response.text()}`);
    return response.json();
  }

  /** Somebody of the sample, signed in by a one-time link as the reviewer would be. */
  async as(email) {
    const { url } = await this.post('/demonstration-links', { email });
    const response = await fetch(this.url + new URL(url).pathname, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (response.status !== 303 || !cookie)
      throw new Refusal(`Signing in as ${email} by a one-time link failed (${response.status}).`);
    return new Client(this.url, { cookie });
  }
}

/** One line that changes, where somebody looks; a line a step where output goes to a file. */
export class Progress {
  live = process.stdout.isTTY;
  last = '';

  step(what, done, of) {
    const width = 24;
    const full = of ? Math.round((done / of) * width) : 0;
    this.say(`${what.padEnd(34)} [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${done}/${of}`, done === of);
  }

  say(line, last = false) {
    if (this.live) process.stdout.write(`\r\x1b[K${line}${last ? '\n' : ''}`);
    this.last = last ? '' : line;
    if (!this.live && last) process.stdout.write(`${line}\n`);
  }

  note(line) {
    process.stdout.write(`${this.live ? '\r\x1b[K' : ''}${line}\n`);
  }

  done() {
    if (this.last) process.stdout.write(this.live ? '\n' : `${this.last}\n`);
    this.last = '';
  }

  end() {
    this.done();
  }
}
