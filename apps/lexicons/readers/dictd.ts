import { gunzipSync } from 'node:zlib';

/** The entries of a dictionary in dictd's form: each headword with the text under it. */
export function* dictdEntries(dictionary: Buffer, index: Buffer): Generator<{ headword: string; body: string }> {
  const text = gunzipSync(dictionary);
  for (const line of index.toString('utf8').split('\n')) {
    const [headword, offset, size] = line.split('\t');
    if (!headword || !offset || !size || headword.startsWith('00') || headword.startsWith('00-database')) continue;
    const start = base64(offset);
    yield { headword, body: text.toString('utf8', start, start + base64(size)) };
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64 = (written: string): number => [...written].reduce((sum, digit) => sum * 64 + digits.indexOf(digit), 0);

/** What FreeDict writes under a headword: numbered or plain lines, with marks, notes and cross references left out. */
export function freedictTranslations(body: string): string[] {
  const lines = body.split('\n').slice(1); // the first is the headword with its sound
  return lines
    .map((line) => line.trim())
    .filter((line) => !/^(?:see:|Note:|Synonym|Antonym|"|\(|\[.*\]$|~)/.test(line))
    .map((line) => line.replace(/^\d+\.\s*/, '').replace(/<[^>]*>|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}/g, ' '))
    .flatMap((line) => line.split(/[,;،؛|]/))
    .map((words) => words.replace(/\s+/g, ' ').trim().replace(/\.$/, ''))
    .filter((words) => words !== '' && words.length <= 60);
}

/** What Mueller writes under an English headword: Russian words among marks, sounds and English phrases. */
export function muellerTranslations(body: string): string[] {
  const text = body
    .split('\n')
    .slice(1)
    .join(' ')
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/_[\p{L}-]+\.(?:\s*[\p{L}-]+\.)*/gu, ' ');
  return text
    .split(/[,;]|(?:^|\s)[\dа-я]+[).]/u)
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .filter((words) => /^[\p{Script=Cyrillic} -]{3,40}$/u.test(words) && words.split(' ').length <= 3);
}
