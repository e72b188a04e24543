import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { paragraphOf, visualOrder, type Run } from './runs.js';

const file = (name: string) => readFileSync(new URL(`./fonts/${name}.ttf`, import.meta.url));
/** Embedded in every sheet, so that it reads the same everywhere; only the letters that are used. */
const fonts = {
  sans: file('NotoSans-Regular'),
  'sans bold': file('NotoSans-Bold'),
  arabic: file('NotoNaskhArabic-Regular'),
  'arabic bold': file('NotoNaskhArabic-Bold'),
};

/** A run is laid out whole: word by word, as is the habit without this, right-to-left words would stand in the wrong order. */
const asOne = { features: [] };
/** Points (1/72 inch). */
const margin = 64;
const a4 = { width: 595.28, height: 841.89 };

export type Style = { size?: number; bold?: boolean; quiet?: boolean; after?: number };
export type SheetFacts = { title: string; language: string; direction: 'ltr' | 'rtl'; writtenAt: Date };

/** A4, written from top to bottom in one direction; what does not fit begins another page. */
export class Sheet {
  private readonly document: PDFKit.PDFDocument;
  private y = margin;

  constructor(private readonly facts: SheetFacts) {
    const { title, language, writtenAt } = facts;
    // Nothing of anybody in what a reader does not see: no author, and the time is that of the letter.
    const info = { Title: title, Producer: 'Landfall', Creator: 'Landfall', CreationDate: writtenAt, ModDate: writtenAt };
    this.document = new PDFDocument({
      size: 'A4',
      margin,
      pdfVersion: '1.7',
      lang: language,
      displayTitle: true,
      info,
    });
    for (const [name, bytes] of Object.entries(fonts)) this.document.registerFont(name, bytes);
  }

  /** A paragraph, broken into lines of the sheet's width, or of `width` points from the side where lines begin. */
  write(text: string, style: Style = {}, width = a4.width - 2 * margin): this {
    const { after = 8 } = style;
    let line: Run[][] = [];
    let written = 0;
    for (const word of paragraphOf(text, this.facts.direction).words) {
      if (line.length && written + this.widthOf([trimmed(word)], style) > width) {
        this.line(line, style);
        line = [];
        written = 0;
      }
      line.push(word);
      written += this.widthOf([word], style);
    }
    if (line.length) this.line(line, style);
    this.y += after;
    return this;
  }

  rule(): this {
    this.document
      .moveTo(margin, this.y)
      .lineTo(a4.width - margin, this.y)
      .lineWidth(0.75)
      .strokeColor('#75828e')
      .stroke();
    this.y += 14;
    return this;
  }

  /** Goes to so many points above the lower edge, of another page where the text is there already. */
  foot(height: number): this {
    this.room(height);
    this.y = a4.height - margin - height;
    return this;
  }

  /** Squares in the corner where lines end, their top at the current line. */
  squares(modules: readonly (readonly boolean[])[], side: number): this {
    const step = side / modules.length;
    const left = this.facts.direction === 'ltr' ? a4.width - margin - side : margin;
    this.document.fillColor('#000000');
    modules.forEach((row, down) =>
      row.forEach((dark, along) => {
        if (dark) this.document.rect(left + along * step, this.y + down * step, step + 0.05, step + 0.05);
      }),
    );
    this.document.fill();
    return this;
  }

  async bytes(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    const ended = new Promise<void>((done, failed) => {
      this.document.on('data', (piece: Buffer) => pieces.push(piece));
      this.document.on('end', done);
      this.document.on('error', failed);
    });
    this.document.end();
    await ended;
    return Buffer.concat(pieces);
  }

  /** For so many points to come on one page. */
  private room(height: number): void {
    if (this.y + height <= a4.height - margin) return;
    this.document.addPage();
    this.y = margin;
  }

  private line(words: Run[][], style: Style): void {
    const { size = 11, quiet = false } = style;
    this.room(size * 1.55);
    const shown = [...words.slice(0, -1), trimmed(words.at(-1)!)];
    const runs = visualOrder(shown);
    const whole = this.widthOf(shown, style);
    let x = this.facts.direction === 'ltr' ? margin : a4.width - margin - whole;
    this.document.fillColor(quiet ? '#4a5763' : '#1b2530');
    for (const run of runs) {
      this.set(run, style);
      // Both faces on one baseline, whatever the height of each.
      this.document.text(run.text, x, this.y + size, { ...asOne, lineBreak: false, baseline: 'alphabetic' });
      x += this.document.widthOfString(run.text, asOne);
    }
    this.y += size * 1.55;
  }

  private widthOf(words: Run[][], style: Style): number {
    return visualOrder(words).reduce((sum, run) => {
      this.set(run, style);
      return sum + this.document.widthOfString(run.text, asOne);
    }, 0);
  }

  private set(run: Run, { size = 11, bold = false }: Style): void {
    this.document.font(bold ? `${run.face} bold` : run.face).fontSize(size);
  }
}

/** Without the space that a line ends with. */
function trimmed(word: Run[]): Run[] {
  const last = word.at(-1);
  return last ? [...word.slice(0, -1), { ...last, text: last.text.trimEnd() }].filter((run) => run.text) : word;
}
