import anyAscii from 'any-ascii';

/** Cyrillic as passports and trade registers write it (ISO 9 without diacritics, near BGN/PCGN); Ukrainian letters too. */
const cyrillic: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'y', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '',
  ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj', џ: 'dz', қ: 'k', ғ: 'g', ү: 'u', ұ: 'u', ө: 'o', ә: 'a', ң: 'n', һ: 'h',
}; // prettier-ignore

/** Arabic has no short vowels: what is left is compared by its consonants (`skeleton`). */
const arabic: Record<string, string> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ء: '', ؤ: 'o', ئ: 'e', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z',
  س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ک: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a', و: 'w',
  ي: 'y', ی: 'y', ى: 'a', پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ڤ: 'v', '\u0640': '',
}; // prettier-ignore

const greek: Record<string, string> = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's',
  ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
}; // prettier-ignore

/** Latin letters that NFKD does not take apart. */
const latin: Record<string, string> = { đ: 'd', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' };

const letters: ReadonlyMap<string, string> = new Map(Object.entries({ ...cyrillic, ...arabic, ...greek, ...latin }));

/** A letter that any-ascii has no letters for stays as it is, so that no name is left without any. */
function inAscii(letter: string): string {
  const written = anyAscii(letter).toLowerCase();
  return /[a-z0-9]/.test(written) ? written : letter;
}

const otherScript = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** A name in lower-case Latin without diacritics: by the tables above, and any other script (Chinese by pinyin) as any-ascii writes it. */
export function toLatin(text: string): string {
  const inLatin = (letter: string): string =>
    letters.get(letter) ?? letters.get(letter.normalize('NFD')[0]!) ?? (otherScript.test(letter) ? inAscii(letter) : letter);
  const written = [...text.normalize('NFKC').toLowerCase()].map(inLatin).join('');
  return written
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\s])\p{M}+/gu, '')
    .replace(/\p{M}+/gu, (marks) => marks.normalize('NFC'));
}

/** Consonants only, for a name whose vowels were not written. */
export const skeleton = (latinName: string): string => latinName.replace(/[aeiouyw]/g, '');
