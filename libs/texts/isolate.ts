const FSI = '\u2068';
const PDI = '\u2069';

/** Embeddings, overrides and isolates: with them a name can turn the text around it. Marks (LRM, RLM, ALM) act on nothing but themselves. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Text without the characters by which it could turn its neighbours round. */
export const withoutTurning = (text: string): string => text.replace(turning, '');

/** Text that keeps its own direction inside a sentence of another (Unicode UAX #9: FSI … PDI), whatever it holds. */
export const isolate = (text: string): string => `${FSI}${withoutTurning(text)}${PDI}`;

/** Isolated where it could matter: always inside right-to-left text, elsewhere only if it holds right-to-left letters. */
export const isolateIn = (direction: 'ltr' | 'rtl', text: string): string =>
  direction === 'rtl' || rightToLeftLetter.test(text) ? isolate(text) : withoutTurning(text);
