import { mentions, type Span } from '#language';

/** How a text may tell who wrote it. */
export const identifyingKinds = ['name', 'mail', 'web', 'phone', 'address', 'patent', 'registration'] as const;
export type IdentifyingKind = (typeof identifyingKinds)[number];
export type Identifying = Span & { kind: IdentifyingKind };

/** What is known of whoever writes; what is not is looked for by its form alone. */
export type Writer = { name: string; website: string | null; registrationNumber: string | null };

const dot = String.raw`\s?(?:\.|\[dot\]|\(dot\))\s?`;
const mail = new RegExp(String.raw`[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\p{L}\p{N}-]+(?:${dot}\p{L}{2,})+`, 'giu');
/** Endings that are no word in front of which a space was forgotten. A name such as ASP.NET is no address. */
const endings =
  'com|net|org|info|biz|io|app|dev|tech|site|online|shop|company|example|ru|su|рф|by|kz|uz|ae|sa|qa|om|kw|bh|eg|vn|cn|hk|jp|kr|sg|br|mx|za|tr|ir|eu|de|fr|es|pt|nl|pl|cz|uk';
const web = new RegExp(
  String.raw`(?:https?:\/\/|www\.)[^\s<>"']+|(?<![\p{L}\p{N}@.])(?!(?:asp|ado|vb)\.net)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:${endings})(?![\p{L}\p{N}])(?:\/[^\s<>"']*)?`,
  'giu',
);
/** International, or with an area's number in brackets; eight digits at least. */
const phone =
  /(?<![\p{L}\p{N}.,/+-])(?:(?:\+|00)\p{Nd}|\p{Nd}?[ -]?\(\p{Nd}{2,5}\))[\p{Nd} ().\u00A0-]{5,18}\p{Nd}(?![\p{L}\p{Nd}])/gu;
const patentOffices = 'RU|SU|EA|US|EP|WO|CN|JP|KR|DE|GB|FR|IN|BR|VN|AE|SA|TR';
/** With the code of its kind, by the form of an international application, or after the word. */
const patents = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${patentOffices})[ -]?\p{Nd}[\p{Nd} ,.]{4,13}[ -]?[ABCEUSY]\p{Nd}?(?![\p{L}\p{N}])`,
    'gu',
  ),
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:WO|PCT)[ /-]?(?:[A-Z]{2})?\p{Nd}{2,4}\/\p{Nd}{5,6}(?![\p{N}])`, 'gu'),
  /(?:patents?|патент\p{L}*|براءة(?: الاختراع| اختراع)?|bằng sáng chế|sáng chế)(?:[\s:#№.]|no\.?|number|номер|số|رقم){0,6}(?:[A-Z]{2} ?)?\p{Nd}[\p{Nd} ,./]{4,13}\p{Nd}/giu,
];
const addresses = [
  /(?<![\p{L}\p{N}])\p{Nd}{1,5}\p{L}?,? +(?:\p{Lu}[\p{L}'’-]+ +){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd\.?|Lane|Drive|Square|Highway)(?!\p{L})/gu,
  /(?<!\p{L})P\. ?O\. ?Box:? ?\p{Nd}+|(?<!\p{L})PO Box:? ?\p{Nd}+/giu,
  /(?<!\p{L})(?:ул\.|улица|пр-т|просп\.|проспект|пер\.|переулок|шоссе|наб\.|набережная|бульвар) *[\p{Lu}\p{Nd}][\p{L}\p{N} .-]{1,40}?,? *(?:д\.|дом)? *\p{Nd}+(?:\/\p{Nd}+)?/gu,
  /(?:شارع|طريق) +\p{L}+(?: +\p{L}+){0,3}[،,]? *(?:رقم|مبنى)? *\p{Nd}+|(?:ص\. ?ب\.?|صندوق بريد):? *\p{Nd}+/gu,
  /(?<!\p{L})\p{Nd}+[\p{L}\p{Nd}/]*,? +(?:đường|phố|Đường|Phố) +\p{Lu}\p{L}*(?: +\p{Lu}\p{L}*){0,4}/gu,
];

/** Where a text tells who wrote it, in its order; of two that lie in one another the longer. */
export function identifying(text: string, writer?: Writer): Identifying[] {
  const found: Identifying[] = [
    ...all('mail', text, mail),
    ...all('web', text, web),
    ...all('phone', text, phone).filter(({ from, to }) => digitsIn(text.slice(from, to)) >= 8),
    ...patents.flatMap((form) => all('patent', text, form)),
    ...addresses.flatMap((form) => all('address', text, form)),
    ...(writer ? ofWriter(text, writer) : []),
  ];
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const told: Identifying[] = [];
  for (const one of found) {
    const before = told.at(-1);
    if (!before || one.from >= before.to) told.push(one);
    else if (one.to > before.to && one.from > before.from) before.to = one.to;
  }
  return told;
}

function ofWriter(text: string, { name, website, registrationNumber }: Writer): Identifying[] {
  const host = website ? hostOf(website) : undefined;
  return [
    ...mentions(text, name).map((span) => ({ kind: 'name' as const, ...span })),
    ...(host ? all('web', text, new RegExp(escaped(host), 'giu')) : []),
    ...(registrationNumber && digitsIn(registrationNumber) >= 5 ? numbers(text, registrationNumber) : []),
  ];
}

/** A number however its digits are parted. */
function numbers(text: string, number: string): Identifying[] {
  const signs = [...number.replace(/[^\p{L}\p{N}]/gu, '')].map(escaped);
  return all(
    'registration',
    text,
    new RegExp(String.raw`(?<![\p{L}\p{N}])${signs.join(String.raw`[\s./-]?`)}(?![\p{L}\p{N}])`, 'giu'),
  );
}

function hostOf(website: string): string | undefined {
  try {
    return new URL(website.includes('://') ? website : `https://${website}`).hostname.replace(/^www\./, '');
  } catch {
    return undefined;
  }
}

const all = (kind: IdentifyingKind, text: string, form: RegExp): Identifying[] =>
  [...text.matchAll(form)].map(({ 0: said, index: from }) => ({
    kind,
    from,
    to: from + said.replace(/[\s.,;:!?)]+$/u, '').length,
  }));
const digitsIn = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
