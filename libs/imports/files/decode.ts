/** What a file may be written in. Left unsaid, it is found out (`encodingOf`). */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1256', 'windows-1258'] as const;
export type Encoding = (typeof encodings)[number];

/** The bytes of a file, in order; asked again, they come again. */
export type Pieces = () => AsyncIterable<Uint8Array>;

/** The commonest letters that each code page has above ASCII: real text is made of them, text read by the wrong page is not. */
const commonest: readonly [Encoding, string][] = [
  ['windows-1251', 'оеаинтсрвлкмдпуяыьгзбчйОАСПНВ'],
  ['windows-1256', 'اليمنوتربعدهسفقحكجةشصأ'],
  ['windows-1258', 'đơưăâêôáàéèíóòúùýĐƠƯ\u0300\u0301\u0303\u0309\u0323'],
];

/**
 * What the bytes are written in: by their mark, by the zeros of UTF-16, by being UTF-8 (of which some may be broken: a bad row
 * does not make another language of the rest, and a code page hardly ever reads as UTF-8), else the code page whose commonest letters are most of what it reads.
 */
export async function encodingOf(pieces: Pieces): Promise<Encoding> {
  const head = await first(pieces, 64 * 1024);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 1].map((odd) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length / (head.length / 2 || 1));
  if (zeros[1]! > 0.2 && zeros[1]! > 4 * zeros[0]!) return 'utf-16le';
  if (zeros[0]! > 0.2 && zeros[0]! > 4 * zeros[1]!) return 'utf-16be';
  return (await mostlyUtf8(pieces)) ? 'utf-8' : codePageOf(await highBytes(pieces));
}

/** The text of the bytes, without a mark of their order. A broken sequence reads as U+FFFD, which no row may hold. */
export async function* decoded(pieces: Pieces, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces()) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function first(pieces: Pieces, bytes: number): Promise<Uint8Array> {
  for await (const piece of pieces()) return piece.subarray(0, bytes);
  return new Uint8Array();
}

async function mostlyUtf8(pieces: Pieces): Promise<boolean> {
  let [broken, beyond] = [0, 0];
  for await (const text of decoded(pieces, 'utf-8')) {
    broken += text.match(/\uFFFD/g)?.length ?? 0;
    beyond += text.match(/[^\u0000-\u007F]/gu)?.length ?? 0; // eslint-disable-line no-control-regex
  }
  return 2 * broken <= beyond;
}

/** The first 64 KB of bytes above ASCII, wherever they stand. */
async function highBytes(pieces: Pieces): Promise<Uint8Array> {
  const found: number[] = [];
  for await (const piece of pieces()) {
    for (const byte of piece) if (byte >= 0x80) found.push(byte);
    if (found.length >= 64 * 1024) break;
  }
  return Uint8Array.from(found);
}

function codePageOf(bytes: Uint8Array): Encoding {
  const known = commonest.map(([encoding, letters]) => {
    const set = new Set(letters);
    return { encoding, share: [...new TextDecoder(encoding).decode(bytes)].filter((c) => set.has(c)).length };
  });
  return known.sort((a, b) => b.share - a.share)[0]!.encoding;
}
