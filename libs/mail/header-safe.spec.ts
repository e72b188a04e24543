import fc from 'fast-check';
import { addressSafe, headerSafe } from './header-safe.js';

describe('a header value', () => {
  it('keeps names in every script as they are', () => {
    for (const name of ['Hub Dubai', 'Экспортный центр', 'مركز دبي', 'Trung tâm Hà Nội']) expect(headerSafe(name)).toBe(name);
  });

  it('begins no further header', () => {
    expect(headerSafe('Dubai\r\nBcc: x@y.example')).toBe('Dubai Bcc: x@y.example');
    expect(headerSafe('a\u2028b\u0000c\u0085d')).toBe('a b c d');
  });

  it('reads in one direction', () => {
    expect(headerSafe('\u202Eelpmaxe\u202C bank')).toBe('elpmaxe bank');
  });

  it('is one line of at most 200 characters, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        const safe = headerSafe(value);
        expect(safe.length).toBeLessThanOrEqual(200);
        expect(safe).not.toMatch(/[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

describe('an address', () => {
  it('is one address and nothing else', () => {
    expect(addressSafe('anna@works.example')).toBe('anna@works.example');
    for (const bad of [
      'anna@works.example, omar@x.example',
      'a@b@c',
      'Anna <anna@works.example>',
      'a@b\r\nRCPT TO:<c@d>',
      'anna',
      '',
    ])
      expect(addressSafe(bad)).toBeNull();
  });
});
