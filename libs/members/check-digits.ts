/** Numbers whose last digits prove that the others were not mistyped. Each takes the number as `plainNumber` gives it. */
export const numberForms = {
  /** ISO 17442: 18 letters and digits and two check digits, by ISO 7064 MOD 97-10. */
  lei: (number: string) => /^[A-Z0-9]{18}\d{2}$/.test(number) && mod97(number) === 1,
  /** The Russian number of taxpayers: 10 digits of a body, 12 of a person. */
  inn: (number: string) =>
    (/^\d{10}$/.test(number) && weighed(number, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === digit(number, 9)) ||
    (/^\d{12}$/.test(number) &&
      weighed(number, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digit(number, 10) &&
      weighed(number, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digit(number, 11)),
  /** The Russian number of registration: 13 digits, the last the rest of the others by 11. */
  ogrn: (number: string) => /^\d{13}$/.test(number) && (Number(number.slice(0, 12)) % 11) % 10 === digit(number, 12),
  /** The Vietnamese number of taxpayers: 10 digits, and three more of a branch. */
  mst: (number: string) =>
    /^\d{10}(\d{3})?$/.test(number) && 10 - (sum(number, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11) === digit(number, 9),
} as const;
export type NumberForm = keyof typeof numberForms;

/** As it is kept and compared: without spaces, points and hyphens, in capitals. */
export const plainNumber = (written: string) => written.replace(/[\s.-]/g, '').toUpperCase();

const digit = (number: string, at: number) => Number(number[at]);
const sum = (number: string, weights: readonly number[]) =>
  weights.reduce((all, weight, at) => all + weight * digit(number, at), 0);
const weighed = (number: string, weights: readonly number[]) => (sum(number, weights) % 11) % 10;

/** Letters count 10 to 35; digit by digit, for the number is longer than a number can be. */
function mod97(number: string): number {
  const digits = [...number].map((c) => (/\d/.test(c) ? c : String(c.charCodeAt(0) - 55))).join('');
  return [...digits].reduce((rest, d) => (rest * 10 + Number(d)) % 97, 0);
}
