import { csvLine } from '#imports';
import { Seeded } from '../chaos/seeded.js';

export type ImportFile = {
  /** The file's bytes, some thousand rows at a time; asked again, the same again. */
  pieces: () => Generator<Buffer>;
  rows: number;
  good: number;
  /** Rows by the rule that must refuse them. */
  refused: Record<string, number>;
};

const columns = [
  'externalId',
  'profileType',
  'language',
  'title',
  'summary',
  'description',
  'cooperationTypes',
  'sectors',
  'targetCountries',
  'languages',
  'deliveryModes',
  'budgetFrom',
  'budgetTo',
  'budgetCurrency',
  'settlementCurrencies',
] as const;
type Cells = Record<(typeof columns)[number], string>;

/** Things that a real file has and that are right: quotes, line ends inside a cell, text that only looks like a formula, letters of any script. */
const oddButGood: ((cells: Cells) => void)[] = [
  (c) => (c.title = `Pump "Silent 12"" pipe", model ${c.externalId}`),
  (c) => (c.summary = `First line of what it does\nand a second line, for ${c.externalId}\r\nand a third`),
  (c) => (c.title = `+7 bar pressure loggers of series ${c.externalId}`),
  (c) => (c.title = `=A1 is the name of our sensor ${c.externalId}`),
  (c) => (c.title = `أجهزة استشعار \u200F${c.externalId} لكشف التسرب`),
  (c) => (c.title = `Thiết bị dò rò rỉ nước ${c.externalId} 😀`),
];

type Bad = { rule: string; spoil: (cells: Cells, line: (cells: Cells) => string) => string | Buffer };
const bad: readonly Bad[] = [
  { rule: 'nul', spoil: (c, line) => line({ ...c, title: `Loggers\u0000 for water pipes` }) },
  { rule: 'bidi_override', spoil: (c, line) => line({ ...c, title: `Loggers \u202Efdp.exe for pipes` }) },
  { rule: 'formula', spoil: (c, line) => line({ ...c, title: '' }).replace(',,', ',=HYPERLINK("x"),') },
  { rule: 'too_small', spoil: (c, line) => line({ ...c, title: 'Short' }) },
  { rule: 'invalid_type', spoil: (c, line) => line({ ...c, title: '' }) },
  { rule: 'invalid_value', spoil: (c, line) => line({ ...c, profileType: 'XX' }) },
  { rule: 'too_big', spoil: (c, line) => line({ ...c, sectors: '1; 2; 3; 4; 5; 6'.replace(/\d/g, '3800000$&') }) },
  { rule: 'columns', spoil: (c, line) => line(c).replace(/[\r\n]+$/, (end) => `,one,more${end}`) },
  {
    rule: 'encoding',
    spoil: (c, line) =>
      Buffer.from(line({ ...c, title: 'Loggers for ~~ water pipes' })).map((b) => (b === 126 ? 0xff : b)) as Buffer,
  },
  { rule: 'cell_too_long', spoil: (c, line) => line({ ...c, description: 'long '.repeat(8000) }) },
];

/** A file of `rows` offerings of which so many in a hundred are bad, in mixed line ends; the same for the same seed. */
export function importFile(seed: number, rows: number, badShare = 0.05): ImportFile {
  const refused: Record<string, number> = {};
  const pieces = function* (count?: (rule: string) => void) {
    const random = new Seeded(seed, 'import');
    const line = (cells: Cells) =>
      csvLine(columns.map((column) => cells[column])).replace(/\r\n$/, random.pick(['\r\n', '\n', '\r', '\r\n']));
    let out: Buffer[] = [Buffer.from(`\uFEFF${columns.join(',')}\r\n`)];
    let last: Cells | undefined;
    for (let n = 1; n <= rows; n++) {
      const cells = rowOf(n, random);
      if (random.next() >= badShare) {
        if (random.chance(0.05)) random.pick(oddButGood)(cells);
        out.push(Buffer.from(line(cells)));
        last = cells;
      } else if (n === Math.ceil(rows / 2)) {
        count?.('cell_too_long');
        out.push(Buffer.from(line({ ...cells, description: 'x'.repeat(1024 * 1024) })));
      } else if (last && random.chance(0.1)) {
        count?.('double');
        out.push(Buffer.from(line({ ...cells, externalId: last.externalId })));
      } else {
        const { rule, spoil } = random.pick(bad);
        count?.(rule);
        out.push(Buffer.from(spoil(cells, line)));
      }
      if (out.length >= 1000) yield Buffer.concat(out.splice(0));
    }
    yield Buffer.concat(out);
    out = [];
  };
  for (const _ of pieces((rule) => (refused[rule] = (refused[rule] ?? 0) + 1))) continue;
  const wrong = Object.values(refused).reduce((a, b) => a + b, 0);
  return { pieces: () => pieces(), rows, good: rows - wrong, refused };
}

const things = [
  'acoustic loggers',
  'crop sensors',
  'cold chain recorders',
  'feeder protection relays',
  'yard cranes',
  'salt filters',
];
const places = ['water pipes', 'rice fields', 'vaccine stores', 'city grids', 'container ports', 'desalination plants'];

function rowOf(n: number, random: Seeded): Cells {
  const [thing, place] = [random.pick(things), random.pick(places)];
  const budget = random.chance(0.3) ? random.int(1, 900) * 1000 : 0;
  return {
    externalId: `row-${n}`,
    profileType: random.pick(['BO', 'TO']),
    language: 'en',
    title: `${thing.replace(/^./, (c) => c.toUpperCase())} for ${place}, model ${n}`,
    summary: `Our ${thing} work in ${place} and tell by morning where something is about to go wrong.`,
    description: `The set of model ${n} has ${random.int(2, 900)} parts. It is put up in two days by the buyer's own crew, keeps what it measures on the buyer's server, and is made so that it can be mended on the spot.`,
    cooperationTypes: 'supply; distribution',
    sectors: '38000000; 72000000',
    targetCountries: 'AE; VN',
    languages: 'en',
    deliveryModes: 'hardware; service',
    budgetFrom: budget ? String(budget) : '',
    budgetTo: budget ? String(budget * 2) : '',
    budgetCurrency: budget ? 'AED' : '',
    settlementCurrencies: 'AED; USD',
  };
}
