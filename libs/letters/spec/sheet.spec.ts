import { inflateSync } from 'node:zlib';
import { letterPdf } from '../letter-pdf.js';
import type { LetterFacts } from '../letters.schema.js';
import { paragraphOf, visualOrder } from '../runs.js';

const drawn = (text: string, direction: 'ltr' | 'rtl') => visualOrder(paragraphOf(text, direction).words).map((run) => run.text);

describe('a line', () => {
  it('of Arabic with a Latin name and a number in it stands in the order in which it is read from the right', () => {
    expect(drawn('إلى \u2068Hydro (Export) LLC\u2069 في 24', 'rtl')).toEqual(['24', ' في ', 'Hydro (Export) LLC', 'إلى ']);
  });

  it('mirrors the brackets of right-to-left text and leaves a name’s own alone', () => {
    expect(drawn('(ب)', 'rtl').join('')).toBe(')ب('.split('').reverse().join(''));
    expect(drawn('(b)', 'ltr')).toEqual(['(b)']);
  });

  it('has an Arabic comma between two isolated names next to the first of them', () => {
    expect(drawn('\u2068Acme\u2069، \u2068دبي\u2069', 'rtl')).toEqual(['دبي', ' ،', 'Acme']);
  });

  it('of Latin text keeps its order, with Arabic words turned among themselves', () => {
    expect(drawn('to دبي and back', 'ltr')).toEqual(['to ', 'دبي', ' and back']);
  });

  it('writes a script without a face in Latin letters, and no mark that only orders others', () => {
    expect(drawn('Số 中文 \u200E😀', 'ltr').join('')).toMatch(/^Số ZhongWen /);
    expect(drawn('a\u2068b\u2069\u202Ec', 'ltr').join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('a letter', () => {
  const facts: LetterFacts = {
    hub: { name: 'مركز دبي للتصدير', country: 'AE', replyTo: 'desk@hub.example' },
    to: { organisation: 'Wadimarra Water Works', country: 'AE', checkedOn: '2026-11-20' },
    introduced: { organisation: 'Гидрослухан', country: 'RU', checkedOn: '2026-11-21', title: 'Tìm rò rỉ trong ống nước' },
    madeOn: '2026-11-22',
    issuedOn: '2026-11-23',
  };
  const verification = 'https://landfall.example/v/LF-7K3M-9QXP-0000-0000-0000-0000-0000';
  const write = (language: string) =>
    letterPdf({ reference: 'LF-7K3M-9QXP', language, issuedAt: new Date('2026-11-23T08:00:00Z'), facts, verification });

  it.each(['en', 'ar', 'ru', 'vi'])(
    'in %s is one page with its fonts embedded and nothing of anybody in its metadata',
    async (language) => {
      const bytes = await write(language);
      const plain = bytes.toString('latin1');
      expect(plain.slice(0, 8)).toBe('%PDF-1.7');
      expect(plain.match(/\/Type \/Page\b/g)).toHaveLength(1);
      const embedded = [...plain.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name);
      expect(embedded).toEqual(expect.arrayContaining(['NotoNaskhArabic', 'NotoSans']));
      expect(plain.match(/\/FontFile2 /g)).toHaveLength(embedded.length);
      expect(plain).toContain(`/Lang (${language})`);
      const info = /<<\s*\/Producer[^>]*>>/.exec(plain)![0];
      expect([...info.matchAll(/\/(\w+) \d+ 0 R/g)].map((m) => m[1]).sort()).toEqual([
        'CreationDate',
        'Creator',
        'ModDate',
        'Producer',
        'Title',
      ]);
      expect(plain).toContain('(LF-7K3M-9QXP)');
      expect(plain).not.toMatch(/Wadimarra|hub\.example/);
      expect(bytes.length).toBeLessThan(200_000);
    },
  );

  it('bears what the hub has put on its head, without its name once more, and loses nothing where it is long', async () => {
    const pages = async (letterhead: string | null, title = facts.introduced.title) => {
      const hub = { ...facts.hub, letterhead };
      const said = {
        ...facts,
        hub,
        introduced: { ...facts.introduced, organisation: title, title },
        to: { ...facts.to, organisation: title },
      };
      const bytes = await letterPdf({ reference: 'LF-7K3M-9QXP', language: 'vi', issuedAt: new Date('2026-11-23T08:00:00Z'), facts: said, verification }); // prettier-ignore
      return drawnOn(bytes);
    };
    const plain = await pages(null);
    expect(await pages(facts.hub.name)).toEqual(plain);
    const [headed] = await pages(`${facts.hub.name}\nHarbour Tower`);
    expect(headed!.lines).toBe(plain[0]!.lines + 1);
    const long = await pages('Harbour Tower '.repeat(70), 'Leak detection '.repeat(17));
    expect(long).toHaveLength(2);
    for (const { lowest } of long) expect(lowest).toBeGreaterThan(60);
    expect(long[1]!.squares).toBe(plain[0]!.squares);
  });

  it('is the same file whenever it is fetched', async () => {
    expect((await write('ar')).equals(await write('ar'))).toBe(true);
  });

  it('has the squares of its address', async () => {
    const streams = [...(await write('en')).toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)];
    const page = streams.map(([, packed]) => unpacked(packed!)).find((text) => / re\b/.test(text))!;
    expect(page.match(/ re\b/g)!.length).toBeGreaterThan(300);
  });
});

/** Of each page with text: how many heights it has text at, the lowest (points above the edge), and its squares. */
function drawnOn(bytes: Buffer): { lines: number; lowest: number; squares: number }[] {
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed]) =>
    unpacked(packed!),
  );
  return streams
    .filter((page) => / Tm\b/.test(page))
    .map((page) => {
      const heights = [...page.matchAll(/1 0 0 1 [\d.]+ ([\d.-]+) Tm/g)].map(([, y]) => Number(y));
      return { lines: new Set(heights).size, lowest: Math.min(...heights), squares: page.match(/ re\b/g)?.length ?? 0 };
    });
}

function unpacked(packed: string): string {
  try {
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}
