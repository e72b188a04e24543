/** A line of Matthias Buchmeier's extracts: `word {pos} (sense) :: word {m} /sound/, word`. The marks and the notes are left out. */
export function wiktionaryLine(line: string): { headword: string; translations: string[] } | undefined {
  const at = line.indexOf(' :: ');
  if (at < 0 || line.startsWith('#') || /SEE:|form of|-of[,\s]|compound of/.test(line)) return undefined;
  const headword = bare(line.slice(0, at));
  return headword === '' ? undefined : { headword, translations: alternatives(line.slice(at + 4)) };
}

/** A card of the same in DSL: the headword, then its lines; translations stand in [m1]. */
export function* wiktionaryCards(text: string): Generator<{ headword: string; translations: string[] }> {
  let headword = '';
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#') || line.trim() === '') continue;
    if (!/^\s/.test(line)) headword = bare(line);
    else if (line.includes('[m1]') && headword !== '')
      yield {
        headword,
        translations: alternatives(line.replace(/\[c[^\]]*\].*?\[\/c\]|\[p\].*?\[\/p\]|\[i\].*?\[\/i\]|\[\/?[^\]]*\]/g, ' ')),
      };
  }
}

const bare = (words: string): string =>
  words
    .replace(/\{[^}]*\}|\([^)]*\)|\[[^\]]*\]|\/[^/]*\/|\u0301/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const alternatives = (text: string): string[] =>
  text
    .replace(/\{[^}]*\}|\([^)]*\)|\[[^\]]*\]|\/[^/]*\/|\u0301/g, ' ')
    .split(/[,;،]/)
    .map((words) =>
      words
        .replace(/^\s*(?:to|a|an|the) (?=\p{Script=Latin})/u, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ) // prettier-ignore
    .filter((words) => words !== '' && words.length <= 60 && words.split(' ').length <= 6);
