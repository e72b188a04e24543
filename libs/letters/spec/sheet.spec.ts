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

  it('is the same file whenever it is fetched', async () => {
    expect((await write('ar')).equals(await write('ar'))).toBe(true);
  });

  it('has the squares of its address', async () => {
    const streams = [...(await write('en')).toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)];
    const page = streams.map(([, packed]) => unpacked(packed!)).find((text) => / re\b/.test(text))!;
    expect(page.match(/ re\b/g)!.length).toBeGreaterThan(300);
  });
});

function unpacked(packed: string): string {
  try {
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}
