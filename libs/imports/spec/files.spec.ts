import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languages, say } from '#texts';
import { cellOf, escaped, unescaped, valueOf, type Shape } from '../files/cells.js';
import { csvLine, readCsv } from '../files/csv.js';
import { decoded, encodingOf, type Pieces } from '../files/decode.js';
import { readJsonLines } from '../files/json-lines.js';
import type { Source } from '../files/record.js';
import { readXlsx } from '../files/xlsx-read.js';
import { writeXlsx } from '../files/xlsx-write.js';
import { kindOf } from '../kinds.js';

const pieces = (bytes: Uint8Array, size = 7): Pieces =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
async function* said(text: string) {
  yield text;
}
async function all(source: Source) {
  const rows = [];
  for await (const some of source.records) rows.push(...some);
  return rows;
}
const csv = async (text: string) => {
  const source = await readCsv(said(text));
  return { ...source, rows: await all(source) };
};

describe('comma-separated text', () => {
  it('is read with mixed line ends, loose quotes and empty lines, each record with the line it begins on', async () => {
    const { columns, rows } = await csv('a,b,c\r\n1,"x\ny",3\n\n4,5" pipe,"he said "hi" x"\r7,8,9\r\n,,\r\n"q",1,2');
    expect(columns).toEqual(['a', 'b', 'c']);
    expect(rows.map((r) => [r.line, r.cells])).toEqual([
      [2, ['1', 'x\ny', '3']],
      [5, ['4', '5" pipe', '"he said "hi" x"']],
      [6, ['7', '8', '9']],
      [8, ['q', '1', '2']],
    ]);
  });

  it('is divided by what its first line has most', async () => {
    expect((await csv('a;b;c,d\n1;2;3')).columns).toEqual(['a', 'b', 'c,d']);
    expect((await csv('a\tb\n1\t2')).delimiter).toBe('\t');
    expect((await csv('only\n1')).columns).toEqual(['only']);
  });

  it('with a quote that never closes is refused, naming the line', async () => {
    await expect(csv('a,b\n1,2\n3,"4\n5,6\n')).rejects.toMatchObject({ rule: 'quote_never_closed', line: 3 });
  });

  it('without a line is refused, and two columns of a name are told apart', async () => {
    await expect(csv('')).rejects.toMatchObject({ rule: 'empty' });
    expect((await csv('a,a,\n1,2,3')).columns).toEqual(['a', 'a (2)', 'column 3']);
  });
});

describe('an encoding', () => {
  const russian = 'Название;Описание\nАкустические логгеры для поиска утечек;Датчики шума слушают трубу\n';
  const arabic = 'العنوان;الوصف\nأنظمة صوتية لكشف تسرب المياه في الشبكة;نبحث عن أجهزة استشعار\n';
  const vietnamese = 'Tên;Mô tả\nKiểm tra lỗi vải bằng thị giác máy;Nhà máy dệt và nhuộm của chúng tôi ở Đồng Nai\n';

  it.each([
    ['windows-1251', russian],
    ['windows-1256', arabic],
    ['windows-1258', vietnamese],
  ] as const)('%s is found out, and its text read', async (encoding, text) => {
    const bytes = inCodePage(encoding, text);
    expect(await encodingOf(pieces(bytes))).toBe(encoding);
    expect((await joined(decoded(pieces(bytes), encoding))).normalize('NFC')).toBe(text.normalize('NFC'));
  });

  it.each(['utf-16le', 'utf-16be'] as const)('%s is found out with its mark and without', async (encoding) => {
    const words = Uint8Array.from([...russian, ...'plain words'].flatMap((c) => swap(c.charCodeAt(0), encoding)));
    const mark = Uint8Array.from([...swap(0xfeff, encoding), ...words]);
    expect(await encodingOf(pieces(mark, 9000))).toBe(encoding);
    expect(await joined(decoded(pieces(mark), encoding))).toBe(`${russian}plain words`);
    const ascii = Uint8Array.from([...'a,b\n1,2\n'].flatMap((c) => swap(c.charCodeAt(0), encoding)));
    expect(await encodingOf(pieces(ascii, 9000))).toBe(encoding);
  });

  it('UTF-8 stays UTF-8 when one row of it is broken, with a mark and without', async () => {
    const good = Buffer.from(russian.repeat(20));
    const bad = Buffer.concat([good, Buffer.from([0xc3, 0x28, 0xff]), good]);
    expect(await encodingOf(pieces(bad))).toBe('utf-8');
    expect(await joined(decoded(pieces(Buffer.from(`\uFEFF${russian}`)), 'utf-8'))).toBe(russian);
  });
});

describe('a workbook', () => {
  const write = async (rows: string[][]) => {
    const parts: Uint8Array[] = [];
    for await (const part of writeXlsx(
      (async function* () {
        yield rows;
      })(),
    ))
      parts.push(part);
    return Buffer.concat(parts);
  };

  it('that was written reads back as it was, whatever its cells say', async () => {
    const strange = ['=1+1', "'=x", '_x000D_', 'a\r\nb', ' spaced ', '<&>"', '\u0007', 'عربي', '😀'];
    const source = await readXlsx(pieces(await write([['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], strange]), 50));
    const [row] = await all(source);
    expect((row!.cells as string[]).map(unescaped)).toEqual(strange);
  });

  it('that is none, or is cut off, is refused', async () => {
    await expect(readXlsx(pieces(Buffer.from('no zip at all')))).rejects.toMatchObject({ rule: 'not_xlsx' });
    const whole = await write([['a'], ...Array.from({ length: 2000 }, (_, n) => [`row ${n} ${n * 7919}`])]);
    const cut = readXlsx(pieces(whole.subarray(0, whole.length / 2), 1000)).then(all);
    await expect(cut).rejects.toMatchObject({ rule: 'not_xlsx' });
  });
});

describe('JSON lines', () => {
  it('give one record a line; one that is no object is a record without cells', async () => {
    const rows = await all(await readJsonLines(said('{"a":1,"b":["x"]}\n[1]\nnot\n\n{"b":[]}'), (o) => o));
    expect(rows.map((r) => [r.line, r.cells])).toEqual([
      [1, [1, ['x']]],
      [2, []],
      [3, []],
      [5, [undefined, []]],
    ]);
  });
});

describe('a cell', () => {
  it('never begins as a formula does, and gives back the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\nab ") }), (text) => {
        expect(escaped(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unescaped(escaped(text))).toBe(text);
      }),
    );
  });

  it('holds a value of its shape, and gives it back', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).map((s) => `x${s.trim()}`.replace(/\s/g, '_'));
    const standard = fc.record({ standard: fc.constantFrom('ISO 9001', 'EN 54'), demand: fc.constantFrom('must', 'nice') });
    const values: [Shape, fc.Arbitrary<unknown>][] = [
      ['text', word],
      ['list', fc.array(word, { minLength: 1 })],
      ['number', fc.integer({ min: 0, max: 1e12 })],
      ['boolean', fc.boolean()],
      ['standards', fc.array(standard, { minLength: 1 })],
    ];
    for (const [shape, of] of values)
      fc.assert(
        fc.property(of, (value) => {
          expect(valueOf(shape, escaped(cellOf(shape, value)))).toEqual(value);
        }),
      );
  });

  it('of a sector gets back the zero that a spreadsheet dropped', () => {
    expect(valueOf('sectors', '3111100; 72000000')).toEqual(['03111100', '72000000']);
  });

  it('is quoted where it has to be', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', '=1', 'two\nlines'])).toBe('a,"b,c","say ""x""",\'=1,"two\nlines"\r\n');
  });
});

const swap = (unit: number, encoding: 'utf-16le' | 'utf-16be') =>
  encoding === 'utf-16le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];

async function joined(text: AsyncIterable<string>) {
  let all = '';
  for await (const part of text) all += part;
  return all;
}

/** The bytes that a code page has for a text: the decoder turned round. Letters that it lacks are taken apart, as its programs do. */
function inCodePage(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  const spelt = [...text.normalize('NFC')].flatMap((c) => {
    if (bytes.has(c)) return [c];
    const [base, ...marks] = [...c.normalize('NFD')];
    const tone = marks.filter((m) => '\u0300\u0301\u0303\u0309\u0323'.includes(m));
    const shape = marks.filter((m) => !tone.includes(m));
    return [`${base}${shape.join('')}`.normalize('NFC'), ...tone];
  });
  return Uint8Array.from(spelt.map((c) => bytes.get(c) ?? 63));
}

describe('the fields of what an import brings', () => {
  it('each have a name in every language, by which a column is chosen for them', () => {
    const fields = Object.values(kindOf).flatMap((kind) => Object.keys(kind.fields));
    for (const field of fields) for (const language of languages) expect(say(language, `field.${field}`)).not.toBe('');
  });
});
