/** The messages of a compiled gettext catalogue: English and its translation, plural forms apart. */
export function* catalogueMessages(file: Buffer): Generator<{ english: string; translation: string }> {
  const little = file.readUInt32LE(0) === 0x950412de;
  const number = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const [count, originals, translations] = [number(8), number(12), number(16)];
  const string = (table: number, i: number) => {
    const [length, offset] = [number(table + 8 * i), number(table + 8 * i + 4)];
    return file.toString('utf8', offset, offset + length);
  };
  for (let i = 0; i < count; i++) {
    const english = string(originals, i).split('\u0004').at(-1)!.split('\0');
    const translation = string(translations, i).split('\0');
    // of the plural forms the last is the general one
    yield { english: plain(english.at(-1)!), translation: plain(translation.at(-1)!) };
  }
}

/** A message without accelerators, placeholders, markup and shortcuts. */
export const plain = (message: string): string =>
  message
    .replace(/<[^<>]*>|&\w+;|%\d*\$?[\w#-]*|\{\{?[^{}]*\}?\}|\$\(?\w+\)?|\\[nt]/g, ' ')
    .replace(/(?<!\s)\([&_~]\p{L}\)/gu, '')
    .replace(/[&_~](?=\p{L})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
