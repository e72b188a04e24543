/**
 * Forms of bodies as they stand in names, in the spelling of `toLatin` with every sign but letters and digits as a space. A name is compared
 * without them: whether it says OOO or LLC tells nothing. Longest first, so that "joint stock company" goes whole.
 */
const forms: readonly string[] = [
  // English and its short forms
  'limited liability company', 'limited liability partnership', 'public limited company', 'private limited', 'joint stock company',
  'joint stock compan', 'open joint stock company', 'public joint stock company', 'closed joint stock company', 'free zone company',
  'free zone establishment', 'fz llc', 'fzco', 'fze', 'dmcc', 'llc', 'llp', 'lp', 'ltd', 'limited', 'plc', 'inc', 'incorporated', 'corp',
  'corporation', 'company', 'co', 'jsc', 'pjsc', 'ojsc', 'cjsc', 'pvt', 'pte', 'pty', 'bhd', 'sdn', 'na',
  // Russian, transliterated and by its own short forms
  'obshchestvo s ogranichennoy otvetstvennostyu', 'publichnoe aktsionernoe obshchestvo', 'zakrytoe aktsionernoe obshchestvo',
  'otkrytoe aktsionernoe obshchestvo', 'aktsionernoe obshchestvo', 'ooo', 'oao', 'zao', 'pao', 'nao', 'ao', 'ip', 'tov', 'too', 'fgup', 'npo', 'npp',
  // Vietnamese
  'cong ty trach nhiem huu han', 'cong ty tnhh mtv', 'cong ty tnhh', 'cong ty co phan', 'cong ty cp', 'cong ty', 'tnhh', 'mtv', 'ctcp',
  // Arabic, as transliterated
  'shrka dhat msowlya mhdwda', 'dhat msowlya mhdwda', 'dhat almsowlya almhdwda', 'almhdwda', 'almsahma', 'shrka', 'shrkh', 'dh m m', 'dh mm', 'sh m m',
  'sh mm', 'sh m a',
  // Other European
  'societatea cu raspundere limitata', 'aktiengesellschaft', 'aktiengeselschaft', 'gesellschaft mit beschrankter haftung', 'sp z o o', 'sp z oo', 'spolka z o o',
  'gmbh', 'ag', 'kg', 'se', 'sa', 'srl', 'sarl', 'sas', 'spa', 'bv', 'nv', 'bvba', 'ab', 'as', 'asa', 'oy', 'oyj', 'aps', 'kft', 'doo', 'ead', 'ood', 'ltda', 'sl',
]; // prettier-ignore

const asPattern = forms.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
const formInName = new RegExp(`(?<= |^)(?:${asPattern})(?= |$)`, 'g');

/** The words of a name without its legal form; all of them where nothing else would be left. */
export function withoutLegalForm(words: string): string {
  const left = words.replace(formInName, ' ').replace(/ +/g, ' ').trim();
  return left === '' ? words : left;
}
