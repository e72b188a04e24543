import { dayIn, listed, type Reader } from './listed.js';
import { ListRefused } from './refused.js';
import { elements, textOf, within, type Element } from './xml.js';

/** OFAC's SDN.XML. It says its day, and how many entries it has: one with fewer has lost its end. */
export const readOfacXml: Reader = async function* (text, said) {
  for await (const entry of elements(text, new Set(['publshInformation', 'sdnEntry']))) {
    if (entry.name === 'publshInformation') {
      said.dated = dayIn(textOf(entry, 'Publish_Date'));
      said.parties = Number(textOf(entry, 'Record_Count')) || undefined;
      continue;
    }
    const name = (of: Element) => [textOf(of, 'firstName'), textOf(of, 'lastName')].filter(Boolean).join(' ');
    yield listed(entry.line, {
      names: [name(entry), ...within(entry, 'akaList', 'aka').map(name)],
      schema: textOf(entry, 'sdnType'),
      country: textOf(entry, 'addressList', 'address', 'country') ?? textOf(entry, 'vesselInfo', 'vesselFlag'),
      identifiers: within(entry, 'idList', 'id').map((id) => textOf(id, 'idNumber')),
    });
  }
};

/** The European Union's consolidated list (`xmlFullSanctionsList_1_1`), of the day on which it was generated. */
export const readEuXml: Reader = async function* (text, said) {
  // the root says the day; it is read from the first piece, as the tree keeps entries only
  for await (const entry of elements(dayOfRoot(text, /<(?:\w+:)?export\b[^>]*\bgenerationDate="([^"]+)"/, said), euEntries)) {
    const aliases = within(entry, 'nameAlias').map(({ attributes }) => attributes);
    const [kind] = within(entry, 'subjectType');
    const countries = [...within(entry, 'citizenship'), ...within(entry, 'address')].map((e) => e.attributes.countryIso2Code);
    yield listed(entry.line, {
      names: aliases.map((a) => a.wholeName || [a.firstName, a.middleName, a.lastName].filter(Boolean).join(' ')),
      schema: kind?.attributes.code ?? kind?.attributes.classificationCode,
      country: countries.find((code) => code && code !== '00'),
      identifiers: within(entry, 'identification').map((e) => e.attributes.number),
    });
  }
};
const euEntries = new Set(['sanctionEntity']);

/** The Security Council's consolidated list, of the day on which it was generated. */
export const readUnXml: Reader = async function* (text, said) {
  const dated = dayOfRoot(text, /<CONSOLIDATED_LIST\b[^>]*\bdateGenerated="([^"]+)"/, said);
  for await (const entry of elements(dated, new Set(['INDIVIDUAL', 'ENTITY']))) {
    const name = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((part) => textOf(entry, part)).filter(Boolean);
    const aliases = within(entry, `${entry.name}_ALIAS`).map((alias) => textOf(alias, 'ALIAS_NAME'));
    yield listed(entry.line, {
      names: [name.join(' '), textOf(entry, 'NAME_ORIGINAL_SCRIPT'), ...aliases.flatMap((alias) => alias?.split(';') ?? [])],
      schema: entry.name,
      country: textOf(entry, 'NATIONALITY', 'VALUE') ?? textOf(entry, `${entry.name}_ADDRESS`, 'COUNTRY'),
      identifiers: within(entry, `${entry.name}_DOCUMENT`).map((document) => textOf(document, 'NUMBER')),
    });
  }
};

/** Passes the text on, and notes the day that its root says. A root of another list is refused before anything is read. */
async function* dayOfRoot(text: AsyncIterable<string>, pattern: RegExp, said: { dated?: string }): AsyncGenerator<string> {
  let [head, looked] = ['', false];
  for await (const piece of text) {
    if (!looked) {
      head += piece;
      const day = pattern.exec(head)?.[1];
      if (day) said.dated = dayIn(day);
      else if (head.length > 64 * 1024) throw new ListRefused('columns', 1);
      looked = day !== undefined;
    }
    yield piece;
  }
  if (!looked) throw new ListRefused('columns', 1);
}
