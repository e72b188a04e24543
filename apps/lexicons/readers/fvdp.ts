export interface Found {
  words: string;
  english: string;
  example: boolean;
  /** Its place among the translations. */
  at: number;
}

/** A definition of the Free Vietnamese Dictionary: `- translation; translation`, `=example+its English`. */
export function fvdpTranslations(headword: string, text: string): Found[] {
  let at = 0;
  return text.split('\n').flatMap((line): Found[] => {
    const example = /^=\s*([^+]+)\+\s*(.+)$/.exec(line);
    if (example) return [{ words: example[1]!.trim(), english: example[2]!.trim(), example: true, at: 0 }];
    if (!/^\s*-/.test(line)) return [];
    return line
      .replace(/^\s*-\s*/, '')
      .replace(/\([^)]*\)/g, ' ')
      .split(/[,;]/)
      .map((english) =>
        english
          .trim()
          .replace(/^to (?=\w)/, '')
          .replace(/\.$/, ''),
      ) // prettier-ignore
      .filter((english) => english !== '' && english.split(' ').length <= 4)
      .map((english) => ({ words: headword, english, example: false, at: at++ }));
  });
}
