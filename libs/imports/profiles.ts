import type { JsonObject } from './files/json-lines.js';

/**
 * The shape in which the European partnering database gives out its cooperation profiles. Its status and whether it is open for
 * expressions of interest are two facts there and here. What its shape has no place for travels in `landfall`, so that a file of ours
 * reads back as it was.
 */
const statusOf: Record<string, string> = {
  draft: 'DRAFT',
  published: 'PUBLISHED',
  withdrawn: 'ARCHIVED',
  archived: 'ARCHIVED',
  expired: 'EXPIRED',
  held: 'ON_HOLD',
};
const stateOf: Record<string, string> = {
  PUBLISHED: 'published',
  EXPIRED: 'expired',
  ARCHIVED: 'archived',
  ON_HOLD: 'held',
  FLAGGED: 'held',
};

/** What each stage is at least: a TRL that nobody told is the lowest of its stage. */
const stages: readonly [string, number][] = [
  ['Concept stage', 1],
  ['Under development', 3],
  ['Lab tested', 4],
  ['Available for demonstration', 6],
  ['Already on the market', 8],
];
const iprNames: Record<string, string> = {
  none_applied: 'No IPR applied',
  secret_know_how: 'Secret know-how',
  applied: 'IPR applied but not yet granted',
  granted: 'IPR granted',
};
const partnerships: Record<string, string> = {
  commercial_agency: 'Commercial agency agreement',
  distribution: 'Distribution services agreement',
  franchise: 'Franchise agency agreement',
  licence: 'License agreement',
  supply: 'Supplier agreement',
  outsourcing: 'Outsourcing agreement',
  subcontracting: 'Subcontracting',
  manufacturing: 'Manufacturing agreement',
  joint_venture: 'Joint venture agreement',
  investment: 'Investment agreement',
  commercial_agreement_with_technical_assistance: 'Commercial agreement with technical assistance',
  technical_cooperation: 'Technical cooperation agreement',
  rd_cooperation: 'Research and development cooperation agreement',
  reciprocal_production: 'Reciprocal production',
  shared_use: 'Services agreement',
  training: 'Training agreement',
};
const sizes: Record<string, string> = { micro: 'SME <=10', small: 'SME 11-49', medium: 'SME 50 - 249', large: 'Big company' };

const isNeed = (type: unknown) => ['BR', 'TR', 'RDR'].includes(String(type));
/** `{ code, name }`, or the word itself. Where a value was not given the database writes "N/A". */
const word = (value: unknown, ...keys: string[]): unknown => {
  const found = typeof value === 'object' && value !== null ? keys.map((k) => (value as JsonObject)[k]).find(Boolean) : value;
  return found === 'N/A' ? undefined : found;
};
const words = (value: unknown, ...keys: string[]) =>
  Array.isArray(value) ? value.map((v) => String(word(v, ...keys) ?? '')).filter(Boolean) : undefined;
const plain = (text: unknown) =>
  String(text)
    .toLowerCase()
    .replace(/[^a-z0-9<=]/g, '');
const codeOf = (names: Record<string, string>, said: unknown) =>
  said === undefined ? undefined : (Object.keys(names).find((code) => plain(names[code]) === plain(said)) ?? String(said));

/** A profile as our fields. What it says beyond them is left out of the listing and stays in the file. */
export function flatProfile(profile: JsonObject): JsonObject {
  const type = word(profile.profileType, 'code', 'name');
  const status = String(word(profile.profileStatus, 'name', 'code') ?? 'DRAFT');
  const stage = word(profile.stageOfDevelopment, 'name');
  const keywords = [...(words(profile.marketKeywords, 'name') ?? []), ...(words(profile.technologyKeywords, 'name') ?? [])];
  const told: JsonObject = {
    externalId: word(profile.reference) ?? word(profile.id),
    profileType: type,
    state: stateOf[status] ?? 'draft',
    openForIntroductions: profile.openForEOI ?? undefined,
    title: word(profile.title),
    summary: word(profile.shortSummary),
    description: word(profile.description),
    advantages: word(profile.advantagesAndInnovation),
    ...(isNeed(type) && { expertiseSought: word(profile.technicalSpecificationOrExpertiseSought) }),
    ...(!isNeed(type) && { ipr: codeOf(iprNames, word(profile.iprStatus, 'name')) }),
    ...(stage !== undefined && {
      [isNeed(type) ? 'trlFloor' : 'trl']: stages.find(([name]) => plain(name) === plain(stage))?.[1] ?? stage,
    }),
    keywords: keywords.length ? [...new Set(keywords)].slice(0, 10) : undefined,
    cooperationTypes: words(profile.typesOfPartnership, 'name')?.map((name) => codeOf(partnerships, name)),
    partnerSizes: words(profile.typesAndSizes, 'name')?.map((name) => codeOf(sizes, name)),
    targetCountries: words(profile.targetedCountries, 'code', 'name'),
    deadline: typeof profile.deadlineForEoI === 'string' ? profile.deadlineForEoI.slice(0, 10) : undefined,
    ...(profile.landfall as JsonObject | undefined),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== null));
}

/** Our fields as a profile; those that its shape has no place for, or would blur, in `landfall`. */
export function asProfile(fields: JsonObject): JsonObject {
  const {
    externalId, profileType, state, openForIntroductions, title, summary, description, advantages, expertiseSought,
    keywords, cooperationTypes, partnerSizes, targetCountries, deadline, ipr, ...landfall
  } = fields; // prettier-ignore
  const trl = Number(fields.trl ?? fields.trlFloor);
  const named = (name: unknown) => ({ name });
  return {
    reference: externalId ?? null,
    profileType: { code: profileType },
    profileStatus: { name: statusOf[String(state)] ?? 'DRAFT' },
    openForEOI: openForIntroductions ?? true,
    title: title ?? null,
    shortSummary: summary ?? null,
    description: description ?? null,
    advantagesAndInnovation: advantages ?? null,
    technicalSpecificationOrExpertiseSought: expertiseSought ?? null,
    stageOfDevelopment: trl ? named(stages.findLast(([, least]) => trl >= least)![0]) : null,
    iprStatus: ipr ? named(iprNames[String(ipr)]) : null,
    marketKeywords: ((keywords as string[] | undefined) ?? []).map(named),
    technologyKeywords: [],
    typesOfPartnership: ((cooperationTypes as string[] | undefined) ?? []).map((code) => named(partnerships[code])),
    typesAndSizes: ((partnerSizes as string[] | undefined) ?? []).map((code) => named(sizes[code])),
    targetedCountries: ((targetCountries as string[] | undefined) ?? []).map((code) => ({ code })),
    deadlineForEoI: deadline ?? null,
    landfall,
  };
}
