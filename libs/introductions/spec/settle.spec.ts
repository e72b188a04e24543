import fc from 'fast-check';
import { settle, type Consenting } from '../settle.js';
import { consentSteps, introductionSteps, type ConsentState, type IntroductionState } from '../states.js';

const now = new Date('2026-11-22T10:00:00Z');
const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
const side = (state: ConsentState, at: Date = past): Consenting => ({
  state,
  effectiveAt: state === 'accepted' ? at : null,
  expiresAt: future,
});
const asking = { state: 'asking' } as const;
const step = (offering: Consenting, need: Consenting) => settle(asking, { offering, need }, now).step;

describe('settling two sides', () => {
  it('asks whoever was not asked once the other agrees, and makes an introduction of two consents in effect', () => {
    expect(step(side('asked'), side('not_asked'))).toBe('wait');
    expect(step(side('accepted'), side('not_asked'))).toBe('ask_need');
    expect(step(side('not_asked'), side('asked'))).toBe('wait');
    expect(step(side('not_asked'), side('accepted'))).toBe('ask_offering');
    expect(step(side('accepted'), side('asked'))).toBe('wait');
    expect(step(side('accepted'), side('accepted'))).toBe('make');
  });

  it('waits for a consent that is not in effect yet, until it is', () => {
    expect(settle(asking, { offering: side('accepted'), need: side('accepted', future) }, now)).toEqual({
      step: 'wait',
      until: future,
    });
    expect(step(side('accepted', future), side('not_asked'))).toBe('wait');
  });

  it('ends by a decline, and as silence does by a "not now", a consent taken back and a date that is past', () => {
    expect(step(side('declined'), side('not_asked'))).toBe('end_declined');
    expect(step(side('accepted'), side('declined'))).toBe('end_declined');
    for (const gone of ['not_now', 'taken_back', 'expired'] as const)
      expect(step(side('accepted'), side(gone))).toBe('end_expired');
    expect(step({ ...side('asked'), expiresAt: now }, side('not_asked'))).toBe('end_expired');
  });

  it('makes nothing without two consents, and does nothing to one that is not asking', () => {
    const anySide = fc.record({
      state: fc.constantFrom(...(Object.keys(consentSteps) as ConsentState[])),
      effectiveAt: fc.constantFrom(null, past, now, future),
      expiresAt: fc.constantFrom(null, past, now, future),
    });
    const anyState = fc.constantFrom(...(Object.keys(introductionSteps) as IntroductionState[]));
    fc.assert(
      fc.property(anyState, anySide, anySide, (state, offering, need) => {
        const next = settle({ state }, { offering, need }, now);
        const both = [offering, need].every((s) => s.state === 'accepted' && s.effectiveAt !== null && s.effectiveAt <= now);
        expect(next.step === 'make').toBe(both && state === 'asking');
        if (state !== 'asking') expect(next).toEqual({ step: 'wait', until: null });
        if (next.step === 'wait' && next.until) expect(next.until > now).toBe(true);
      }),
    );
  });
});
