import { readFileSync } from 'node:fs';

const [header, ...rows] = readFileSync(new URL('trade.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((row) => row.split('\t').map((cell) => cell.split('|')));

/** What a term of each column may be written with: abbreviations such as "cad" stay Latin everywhere. */
const letters = [
  /^[a-z0-9&\- ]+$/,
  /^[а-яёa-z0-9\- ]+$/,
  /^[\u0621-\u063A\u0641-\u064Aa-z ]+$/,
  /^(?:[a-zđ\u00E0-\u00FF\u0103\u0129\u0169\u01A1\u01B0\u1EA1-\u1EF9]|[&\- ])+$/,
];

describe('the trade glossary', () => {
  it('has the four columns and at least 350 meanings', () => {
    expect(header).toEqual([['en'], ['ru'], ['ar'], ['vi']]);
    expect(rows.length).toBeGreaterThanOrEqual(350);
  });

  it('fills every cell, in the letters of its language, lower case and normalised', () => {
    for (const cells of rows) {
      expect([cells[0], cells.length]).toEqual([cells[0], 4]);
      cells.forEach((terms, column) => {
        for (const term of terms)
          expect([term, term === term.trim().normalize('NFC'), letters[column]!.test(term)]).toEqual([term, true, true]);
      });
    }
  });

  it('says an English term in one row only, and no alternative twice in a cell', () => {
    const english = rows.flatMap((cells) => cells[0]!);
    expect(english.filter((term, i) => english.indexOf(term) !== i)).toEqual([]);
    for (const cell of rows.flat()) expect(cell.filter((term, i) => cell.indexOf(term) !== i)).toEqual([]);
  });

  it('writes Arabic single words without the article', () => {
    const single = rows.flatMap((cells) => cells[2]!).filter((term) => !term.includes(' '));
    expect(single.filter((term) => term.startsWith('ال'))).toEqual([]);
  });
});
