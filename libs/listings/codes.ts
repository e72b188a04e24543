/** Typed unions of PRODUCT.md's code lists that the field does not change. Labels live in the texts room, by key `code.<list>.<code>`. */
export const sides = ['offering', 'need'] as const;
export type Side = (typeof sides)[number];

/** Business offer / request, technology offer / request, research and development request. */
export const profileTypes = ['BO', 'BR', 'TO', 'TR', 'RDR'] as const;
export type ProfileType = (typeof profileTypes)[number];
export const sideOf: Record<ProfileType, Side> = { BO: 'offering', TO: 'offering', BR: 'need', TR: 'need', RDR: 'need' };

export const cooperationTypes = [
  'commercial_agency',
  'distribution',
  'franchise',
  'licence',
  'supply',
  'outsourcing',
  'subcontracting',
  'manufacturing',
  'joint_venture',
  'investment',
  'commercial_agreement_with_technical_assistance',
  'technical_cooperation',
  'rd_cooperation',
  'reciprocal_production',
  'shared_use',
  'training',
] as const;

export const iprStatuses = ['none_applied', 'secret_know_how', 'applied', 'granted'] as const;
export const licenceModels = ['proprietary', 'source_available', 'open_source'] as const;
export const organisationSizes = ['micro', 'small', 'medium', 'large'] as const;
export const presences = ['none', 'local_partner', 'representative_office', 'branch', 'subsidiary', 'joint_venture'] as const;
export const deliveryModes = ['on_premises', 'saas', 'shared_use', 'hardware', 'service', 'training'] as const;
export const visibilities = ['named', 'anonymous'] as const;
export const origins = ['own', 'mandated', 'public_notice'] as const;
export const standardDemands = ['must', 'nice'] as const;

/** The life of a listing: state → the states it may go to. `held` returns to where it was (`heldFrom`). */
export const listingLife = {
  draft: ['published', 'held', 'archived'],
  published: ['withdrawn', 'expired', 'held'],
  withdrawn: ['published', 'archived', 'held'],
  expired: ['published', 'archived', 'held'],
  held: ['draft', 'published', 'withdrawn', 'expired'],
  archived: [],
} as const;
export type ListingState = keyof typeof listingLife;

/** What a firm answers when it says no (PRODUCT.md, decline codes). */
export const declineCodes = [
  'not_what_was_asked',
  'key_facts_missing',
  'wrong_region',
  'wrong_stage',
  'price_or_volume',
  'already_have_a_partner',
  'met_before',
  'no_capacity_now',
  'certification_missing',
  'compliance',
  'duplicate',
  'spam',
] as const;
export type DeclineCode = (typeof declineCodes)[number];
