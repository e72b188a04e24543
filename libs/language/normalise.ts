const arabicMarks = /\u0640|(?=\p{Script_Extensions=Arabic})\p{Mn}/gu;
/** Letters that writers of Arabic use for one another: alefs, final ya, ta marbuta; and the Persian forms of ya and kaf. */
const arabicFolds: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };

/** The two schools of writing a tone on an open oa, oe, uy: "hoà" and "hòa" are one word. */
const vietnameseTones: Record<string, string> = {
  oà: 'òa', oá: 'óa', oả: 'ỏa', oã: 'õa', oạ: 'ọa',
  oè: 'òe', oé: 'óe', oẻ: 'ỏe', oẽ: 'õe', oẹ: 'ọe',
  uỳ: 'ùy', uý: 'úy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy',
}; // prettier-ignore
const openTone = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

/**
 * Text as it is compared: NFKC (width, ligatures), lower case, one space between words, digits 0-9, ё as е, Arabic without vowel
 * signs and tatweel and with alef, ya and ta marbuta folded, Hindi without nukta and with one nasal sign. Vietnamese and other Latin diacritics stay: they tell words apart.
 */
export function normalise(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFC')
      .replace(arabicMarks, '')
      .replace(/[أإآٱىیکة]/g, (letter) => arabicFolds[letter]!)
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
      .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
      .replaceAll('\u093C', '')
      .replaceAll('ँ', 'ं')
      // what JavaScript makes of a Turkish capital i with its dot
      .replaceAll('i\u0307', 'i')
      .replaceAll('ё', 'е')
      .replace(openTone, (vowels) => vietnameseTones[vowels]!)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
