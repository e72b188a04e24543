import anyAscii from 'any-ascii';
import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Which of the two typefaces draws it. */
export type Face = 'sans' | 'arabic';
/** A piece of one line, of one direction and typeface, in the order of reading. */
export type Run = { text: string; face: Face; level: number };
/** A paragraph as pieces: words and the spaces between them, each with its runs. */
export type Paragraph = { direction: 'ltr' | 'rtl'; words: readonly Run[][] };

/** With the digits, marks and punctuation of these blocks, which belong to no script. */
const arabic = /[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/u;
/** What the sans face has letters for; the rest of the world's scripts are written in Latin letters rather than as empty boxes. */
const drawable =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Inherited}\p{White_Space}\p{P}\p{Nd}\p{Sc}\p{Sm}\p{Cf}]/u;
/** Characters that only say how to order the others. */
const ordering = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Orders a paragraph by the Unicode bidirectional algorithm and cuts it into words that a line may end after. */
export function paragraphOf(given: string, direction: 'ltr' | 'rtl'): Paragraph {
  const text = [...given.normalize('NFC')].map((c) => (drawable.test(c) ? c : anyAscii(c))).join('');
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const words: Run[][] = [];
  let start = 0;
  for (const piece of text.split(/(?<=\s)/u)) {
    words.push(runsOf(piece, levels.subarray(start, start + piece.length)));
    start += piece.length;
  }
  return { direction, words };
}

/** A line's runs from left to right, each ready to be drawn: neighbours of one kind are one run again, so that letters join. */
export function visualOrder(words: readonly Run[][]): Run[] {
  const merged: Run[] = [];
  for (const run of words.flat()) {
    const last = merged.at(-1);
    if (last && last.level === run.level && last.face === run.face) last.text += run.text;
    else merged.push({ ...run });
  }
  const highest = Math.max(0, ...merged.map((run) => run.level));
  // Rule L2: from the highest level down to the lowest odd one, turn round whatever is at that level or above.
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < merged.length; from++) {
      if (merged[from]!.level < level) continue;
      let to = from;
      while (to < merged.length && merged[to]!.level >= level) to++;
      merged.splice(from, to - from, ...merged.slice(from, to).reverse());
      from = to;
    }
  return merged.map((run) => ({ ...run, text: run.level % 2 ? turned(run) : run.text }));
}

function runsOf(text: string, levels: Uint8Array): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const character of text) {
    const level = levels[at]!;
    at += character.length;
    const shown = character.replace(ordering, '').replace(/\s/u, ' ');
    if (!shown) continue;
    const last = runs.at(-1);
    // A mark stays with its letter, a space with the text around it.
    const follows = last?.level === level && /\p{M}/u.test(character);
    const face: Face = arabic.test(character) || (level % 2 && shown === ' ') ? 'arabic' : follows ? last.face : 'sans';
    if (last && last.level === level && last.face === face) last.text += shown;
    else runs.push({ text: shown, face, level });
  }
  return runs;
}

/** Right to left: brackets are mirrored. Where there are Arabic letters, the face turns them round when it joins them; the rest is turned here. */
function turned({ text }: Run): string {
  const mirrored = [...text].map((character) => bidi.getMirroredCharacter(character) ?? character);
  return (/\p{Script=Arabic}/u.test(text) ? mirrored : mirrored.reverse()).join('');
}
