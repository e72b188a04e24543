import type { ConsentState, IntroductionState } from './states.js';

/** What the next step is read from: an introduction and its two sides. */
export type Consenting = { state: ConsentState; effectiveAt: Date | null; expiresAt: Date | null };
export type Sides = { offering: Consenting; need: Consenting };

/** `wait` says until when; null where nothing but an answer or a release will change it. */
export type Next =
  { step: 'ask_offering' | 'ask_need' | 'make' | 'end_declined' | 'end_expired' } | { step: 'wait'; until: Date | null };

type Reading = 'unasked' | 'silent' | 'soon' | 'yes' | 'no' | 'gone';

/**
 * Who was not asked at first is asked once the other's consent is in effect. Rows are the offering's side, columns the need's. A "no"
 * is never more than an end; a "not now", a consent taken back and silence past the date all end as silence does.
 */
const table: Record<Reading, Record<Reading, Next['step']>> = {
  //         unasked               silent               soon                 yes                  no                    gone
  unasked: { unasked: 'wait',         silent: 'wait',        soon: 'wait',        yes: 'ask_offering', no: 'end_declined', gone: 'end_expired' },
  silent:  { unasked: 'wait',         silent: 'wait',        soon: 'wait',        yes: 'wait',         no: 'end_declined', gone: 'end_expired' },
  soon:    { unasked: 'wait',         silent: 'wait',        soon: 'wait',        yes: 'wait',         no: 'end_declined', gone: 'end_expired' },
  yes:     { unasked: 'ask_need',     silent: 'wait',        soon: 'wait',        yes: 'make',         no: 'end_declined', gone: 'end_expired' },
  no:      { unasked: 'end_declined', silent: 'end_declined', soon: 'end_declined', yes: 'end_declined', no: 'end_declined', gone: 'end_declined' },
  gone:    { unasked: 'end_expired',  silent: 'end_expired', soon: 'end_expired', yes: 'end_expired',  no: 'end_declined', gone: 'end_expired' },
}; // prettier-ignore

/** The next step of an introduction, from its two sides and the time; nothing else decides it. Only one that is asking has a step. */
export function settle(introduction: { state: IntroductionState }, sides: Sides, now: Date): Next {
  if (introduction.state !== 'asking') return { step: 'wait', until: null };
  const step = table[read(sides.offering, now)][read(sides.need, now)];
  return step === 'wait' ? { step, until: earliest(turns(sides.offering, now), turns(sides.need, now)) } : { step };
}

const readings: Record<ConsentState, (side: Consenting, now: Date) => Reading> = {
  not_asked: () => 'unasked',
  asked: ({ expiresAt }, now) => (past(expiresAt, now) ? 'gone' : 'silent'),
  accepted: ({ effectiveAt }, now) => (past(effectiveAt, now) ? 'yes' : 'soon'),
  declined: () => 'no',
  taken_back: () => 'gone',
  not_now: () => 'gone',
  expired: () => 'gone',
};
const read = (side: Consenting, now: Date): Reading => readings[side.state](side, now);

/** When a side reads otherwise though nobody answers. */
function turns(side: Consenting, now: Date): Date | null {
  const reading = read(side, now);
  return reading === 'silent' ? side.expiresAt : reading === 'soon' ? side.effectiveAt : null;
}

const past = (at: Date | null, now: Date): boolean => at !== null && at <= now;
const earliest = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));
