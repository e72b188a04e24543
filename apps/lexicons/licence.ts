/** A source that gave something, for the notice beside the lexicon. */
export interface Used {
  name: string;
  version: string;
  licence: string;
  pairs: number;
}

const names = new Intl.DisplayNames('en', { type: 'language' });

/** The notice that lies beside a lexicon: its licence and what it was learnt from. */
export const licenceOf = (language: string, used: readonly Used[]): string => `# Licence of ${language}.lexicon.gz

Words of ${names.of(language)} and English with probabilities, learnt by \`npm run lexicons -- ${language}\` from the sources below. As a collection derived
from them it is distributed under the GNU General Public License, version 3 or (at your option) any later version (\`COPYING\` in this
folder): every one of their licences allows that. It is data that the program reads; the program itself is under Apache-2.0 and runs without it.

| Source | Version | Licence | Pairs |
|---|---|---|---|
${used.map(({ name, version, licence, pairs }) => `| ${name} | ${version} | ${licence} | ${pairs} |`).join('\n')}
`;
