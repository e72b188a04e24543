import { Zip, ZipDeflate } from 'fflate';

const type = 'http://schemas.openxmlformats.org';
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;

/** The parts of a workbook of one sheet, but the sheet. */
const parts: Record<string, string> = {
  '[Content_Types].xml': xml(
    `<Types xmlns="${type}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  ),
  '_rels/.rels': xml(
    `<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="rId1" Type="${type}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ),
  'xl/workbook.xml': xml(
    `<workbook xmlns="${type}/spreadsheetml/2006/main" xmlns:r="${type}/officeDocument/2006/relationships"><sheets><sheet name="Landfall" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': xml(
    `<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="rId1" Type="${type}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ),
};

/** A workbook of one sheet, packed while its rows come. Every cell is text, so none is a formula. */
export async function* writeXlsx(rows: AsyncIterable<readonly string[][]>): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    packed.push(data);
  });
  const encoder = new TextEncoder();
  const add = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return (text: string, last = false) => file.push(encoder.encode(text), last);
  };
  for (const [name, text] of Object.entries(parts)) add(name)(text, true);
  const sheet = add('xl/worksheets/sheet1.xml');
  sheet(xml(`<worksheet xmlns="${type}/spreadsheetml/2006/main"><sheetData>`));
  for await (const some of rows) {
    sheet(some.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join(''));
    yield* packed.splice(0);
  }
  sheet('</sheetData></worksheet>', true);
  zip.end();
  yield* packed;
}

const cell = (text: string) =>
  text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${storable(text)}</t></is></c>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML keeps no control characters and no carriage return; a sheet writes them, and what looks like one, as `_x000D_`. */
const storable = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // eslint-disable-next-line no-control-regex
    .replace(
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )
    .replace(/[&<>]/g, (c) => entities[c]!);
