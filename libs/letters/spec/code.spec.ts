import { randomUUID } from 'node:crypto';
import { codeOf, hashOf } from '../code.js';

const secret = 'a test secret of forty characters, or so';
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ .';

describe('the code of a letter', () => {
  it('is the same each time, begins with the reference, and is another with another key', () => {
    const id = randomUUID();
    const { reference, code } = codeOf(id, secret);
    expect(codeOf(id, secret)).toEqual({ reference, code });
    expect(reference).toMatch(/^LF-\w{4}-\w{4}$/);
    expect(code.startsWith(`${reference}-`)).toBe(true);
    expect(codeOf(id, `${secret}!`).code).not.toBe(code);
    expect(new Set(Array.from({ length: 1000 }, () => codeOf(randomUUID(), secret).reference)).size).toBe(1000);
  });

  it('has another hash, or none, with any one sign changed, left out or put in', () => {
    const { code } = codeOf(randomUUID(), secret);
    const hash = hashOf(code)!;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (let at = 0; at < code.length; at++)
      for (const sign of signs) {
        if (sign !== code[at]) expect(hashOf(code.slice(0, at) + sign + code.slice(at + 1))).not.toBe(hash);
        expect(hashOf(code.slice(0, at) + sign + code.slice(at))).not.toBe(hash);
      }
    for (let at = 0; at < code.length; at++) expect(hashOf(code.slice(0, at) + code.slice(at + 1))).toBeNull();
    expect(hashOf(`${code}\n`)).toBeNull();
  });
});
