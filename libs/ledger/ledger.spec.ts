import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, derivedId } from './index.js';

describe('canonical', () => {
  it('writes the same facts as the same bytes, in whatever order they came', () => {
    expect(canonical({ b: 1, a: { d: [1, 'x', null], c: true } })).toBe('{"a":{"c":true,"d":[1,"x",null]},"b":1}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse());
        expect(canonical(turned)).toBe(canonical(facts));
        expect(canonical(JSON.parse(canonical(facts)))).toBe(canonical(facts));
        expect(JSON.parse(canonical(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
      }),
      { seed: 20261122 },
    );
  });

  it('leaves out what is undefined and keeps what is null', () => {
    expect(canonical({ a: undefined, b: null })).toBe('{"b":null}');
    expect(canonical([undefined])).toBe('[null]');
  });

  it('tells different facts apart', () => {
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
    expect(canonical({ 'a,b': 1 })).not.toBe(canonical({ a: 1, b: 1 }));
  });
});

describe('derivedId', () => {
  it('is the same UUID for the same words, for ever', () => {
    expect(derivedId('mail', 'invitation:1')).toBe('acdd28da-e5e3-8f8c-a019-f08663420719');
    expect(derivedId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('keeps words apart, so that "a" and "bc" are not "ab" and "c"', () => {
    expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'));
    expect(derivedId('a', 'b')).not.toBe(derivedId('b', 'a'));
  });
});
