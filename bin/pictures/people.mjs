// Who the pictures are taken for: people of the sample.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../install.mjs';
import { complianceOfficer } from '../sample/market.mjs';

/** The first operator has no address that a link could be sent to. */
export const operator = { name: 'Operator of the pictures', email: 'operator@example.org', language: 'en', zone: 'UTC' };

const story = (file) => JSON.parse(readFileSync(path.join(root, 'sample/story', file), 'utf8'));
const inEnglish = (people) => people.find((p) => p.language === 'en') ?? people[0];
export const whoIs = {
  coordinator: inEnglish(story('hubs.json')[0].coordinators).email,
  firm: story('firms.json').find(({ key }) => key === story('expected.json').ends.agreed.firm).owner.email,
  officer: complianceOfficer.email,
  operator: operator.email,
};
