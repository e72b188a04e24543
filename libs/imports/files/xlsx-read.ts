import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { dayOfSerial, escaped } from './cells.js';
import type { Pieces } from './decode.js';
import { batch, FileRefused, withHeader, type FileRecord, type Source } from './record.js';

/** A workbook unpacks to no more than this, however small it came. */
const mostUnpacked = 1024 * 1024 * 1024;
const mostShared = 96 * 1024 * 1024;
/** Unpacked at a time: a packed piece may become a thousand times as long. */
const slice = 8 * 1024;

type Part = (text: string) => void;

/** The first sheet of a workbook, row by row. Twice through the file: the shared texts often come after the sheet. */
export async function readXlsx(pieces: Pieces): Promise<Source> {
  const book = new Book();
  for await (const _ of unpacked(pieces, (name) => book.partOf(name))) continue;
  return withHeader(rowsOf(pieces, book));
}

async function* rowsOf(pieces: Pieces, book: Book): AsyncGenerator<FileRecord[]> {
  const sheet = new Sheet(book);
  const path = book.firstSheet;
  for await (const _ of unpacked(pieces, (name) => (name === path ? (text) => sheet.write(text) : undefined))) {
    while (sheet.rows.length >= batch) yield sheet.rows.splice(0, batch);
  }
  if (!sheet.begun) throw new FileRefused('not_xlsx', 'the file holds no sheet: save it as an Excel workbook (.xlsx)');
  if (sheet.rows.length) yield sheet.rows;
}

/** Feeds the parts that are wanted as text, and stops now and then so that what was found can be taken. */
async function* unpacked(pieces: Pieces, wanted: (name: string) => Part | undefined): AsyncGenerator<void> {
  let trouble: Error | undefined;
  let bytes = 0;
  const unzip = new Unzip((file) => {
    const part = wanted(file.name);
    if (!part) return;
    const decoder = new TextDecoder();
    file.ondata = (error, data, final) => {
      if (trouble) return;
      bytes += data?.length ?? 0;
      if (error) trouble = error;
      else if (bytes > mostUnpacked) trouble = new FileRefused('too_large', 'the workbook unpacks to more than 1 GB');
      else trouble = attempt(() => part(decoder.decode(data, { stream: !final })));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of pieces()) {
    for (let at = 0; at < piece.length && !trouble; at += slice) {
      trouble ??= attempt(() => unzip.push(piece.subarray(at, at + slice)));
      yield;
    }
    if (trouble) break;
  }
  trouble ??= attempt(() => unzip.push(new Uint8Array(), true));
  if (trouble instanceof FileRefused) throw trouble;
  if (trouble) throw new FileRefused('not_xlsx', 'the file is no Excel workbook that can be read: save it again as .xlsx');
}

function attempt(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** What the cells refer to: the texts that they share, which styles are days, and where the first sheet lies. */
class Book {
  readonly texts: string[] = [];
  readonly dayStyles: boolean[] = [];
  private readonly dayFormats = new Set(['14', '15', '16', '17', '22']);
  private readonly sheets: string[] = [];
  private readonly targets = new Map<string, string>();
  private shared = 0;

  get firstSheet(): string {
    const target = this.targets.get(this.sheets[0] ?? '') ?? 'worksheets/sheet1.xml';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }

  partOf(name: string): Part | undefined {
    const reading = {
      'xl/workbook.xml': () => this.workbook(),
      'xl/_rels/workbook.xml.rels': () => this.relations(),
      'xl/styles.xml': () => this.styles(),
      'xl/sharedStrings.xml': () => this.sharedTexts(),
    }[name];
    return reading?.();
  }

  private workbook(): Part {
    return reader({ open: (tag) => tag.name === 'sheet' && void this.sheets.push(tag.attributes['r:id'] ?? '') });
  }

  private relations(): Part {
    return reader({
      open: ({ name, attributes }) =>
        name === 'Relationship' && void this.targets.set(attributes.Id ?? '', attributes.Target ?? ''),
    });
  }

  private styles(): Part {
    let cells = false;
    return reader({
      open: ({ name, attributes }) => {
        if (name === 'numFmt' && /[dy]/i.test((attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '')))
          this.dayFormats.add(attributes.numFmtId ?? '');
        if (name === 'cellXfs') cells = true;
        if (name === 'xf' && cells) this.dayStyles.push(this.dayFormats.has(attributes.numFmtId ?? ''));
      },
      close: (name) => name === 'cellXfs' && (cells = false),
    });
  }

  private sharedTexts(): Part {
    let [text, inside, phonetic] = ['', false, false];
    return reader({
      open: ({ name }) => {
        if (name === 'si') text = '';
        if (name === 'rPh') phonetic = true;
        inside = name === 't' && !phonetic;
      },
      text: (more) => inside && (text += more),
      close: (name) => {
        if (name === 't') inside = false;
        if (name === 'rPh') phonetic = false;
        if (name !== 'si') return;
        this.shared += text.length;
        if (this.shared > mostShared) throw new FileRefused('too_large', 'the workbook shares more than 96 MB of text');
        this.texts.push(plain(text));
      },
    });
  }
}

/** A sheet's rows, each with its own number. Text that looks like a formula is marked as text; a formula begins with `=`. */
class Sheet {
  readonly rows: FileRecord[] = [];
  begun = false;
  private cells: string[] = [];
  private line = 0;
  private cell = { at: 0, type: '', style: 0, value: '', formula: '' };
  private into: 'value' | 'formula' | undefined;
  readonly write: Part;

  constructor(private readonly book: Book) {
    this.write = reader({
      open: (tag) => this.open(tag),
      text: (text) => this.into && (this.cell[this.into] += text),
      close: (name) => this.close(name),
    });
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    this.begun = true;
    if (name === 'row') {
      this.line = Number(attributes.r) || this.line + 1;
      this.cells = [];
    } else if (name === 'c') {
      const at = attributes.r ? columnOf(attributes.r) : this.cells.length;
      this.cell = { at, type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), value: '', formula: '' };
    } else if (name === 'v' || name === 't') this.into = 'value';
    else if (name === 'f') {
      this.into = 'formula';
      this.cell.formula = '=';
    }
  }

  private close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.into = undefined;
    if (name === 'c' && this.cell.at < 500) this.cells[this.cell.at] = this.textOf(this.cell);
    if (name === 'row') {
      const cells = Array.from(this.cells, (cell) => cell ?? '');
      if (cells.some(Boolean)) this.rows.push({ line: this.line, cells });
    }
  }

  private textOf({ type, style, value, formula }: Sheet['cell']): string {
    if (formula) return formula;
    if (type === 's') return escaped(this.book.texts[Number(value)] ?? '');
    if (type === 'e') return `=${value}`;
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type !== 'n') return escaped(plain(value));
    if (this.book.dayStyles[style]) return dayOfSerial(value);
    return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value;
  }
}

type Handlers = { open?: (tag: SaxesTagPlain) => unknown; text?: (text: string) => unknown; close?: (name: string) => unknown };

/** Names without their prefix: some programs write `x:row`. */
function reader({ open, text, close }: Handlers): Part {
  const parser = new SaxesParser({ position: false });
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  if (open) parser.on('opentag', (tag) => void open({ ...tag, name: bare(tag.name) } as SaxesTagPlain));
  if (text) parser.on('text', (more) => void text(more));
  if (close) parser.on('closetag', (tag) => void close(bare(tag.name)));
  parser.on('error', (error) => {
    throw error;
  });
  return (more) => void parser.write(more);
}

/** `_x000D_` is how a sheet writes a character that XML cannot keep. */
const plain = (text: string) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** `AB12` is column 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
