import { stem } from './stem.js';

const vowels = 'aeıioöuü';
/** Tenses, participles and persons of a verb, the longest first; what is before them is its root, or its passive or causative. */
const endings =
  /(?:(?:m[ae])?(?:[ıiuü]?yor|[ae]c[ae][kğ]|m[ae]kt[ae]|m[ıiuü]ş|[dt][ıiuü][kğ]?|[ıiuüae]r|y?[ae]n|[ae]r[ae]k|[ıiuü]p|m[ae])(?:[ıiuü]?(?:l[ae]r|m|n|k|z|s[ıi]|n[ıiuü]n|[ıiuü])?)(?:[dt][ıiuü]r?)?)$/;
const voice = /(?:[ıiuü][ln]|l|[dt][ıiuü]r|t)$/;

/**
 * Other keys under which a dictionary may have a Turkish word. One pass of its stemmer leaves of some forms what a second would shorten
 * ("şebekeleri", "şebeke", "şebek"), and verbs stand as infinitives.
 */
export function turkishKeys(folded: string, key: string): string[] {
  const again = stem(key, 'tr');
  const root = folded.replace(endings, '');
  const roots = root === folded || root.length < 2 ? [] : [root, root.replace(voice, '')].filter((r) => r.length >= 2);
  return [...new Set([again, stem(again, 'tr'), ...roots.map((r) => stem(infinitive(r), 'tr'))])].filter((k) => k !== key);
}

function infinitive(root: string): string {
  const last = [...root].findLast((letter) => vowels.includes(letter));
  return root + (last !== undefined && 'aıou'.includes(last) ? 'mak' : 'mek');
}
