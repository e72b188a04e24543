import type { EntityManager } from 'typeorm';
import { admission, type AdmissionRule } from '#screening';
import type { ScoredNeed, ScoredOffering, Side } from '#scoring';

/** What the matcher reads of a listing: the row, its owner and, for a need, its hub and mandate. Money is whole units (bigint as text). */
export type ListingRow = {
  id: string;
  side: Side;
  profileType: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
  organisation: string;
  /** Null where the actor sees the listing and not its owner. */
  organisationName: string | null;
  organisationCountry: string | null;
  organisationSize: ScoredOffering['organisationSize'] | null;
  cleared: boolean;
  hub: string | null;
  hubName: string | null;
  hubState: string | null;
  hubCountry: string | null;
  mandateLive: boolean | null;
  origin: 'own' | 'mandated' | 'public_notice';
  state: string;
  expired: boolean;
  version: number;
  visibility: 'named' | 'anonymous';
  language: string;
  title: string;
  summary: string | null;
  description: string | null;
  advantages: string | null;
  expertiseSought: string | null;
  keywords: string[];
  cooperationTypes: string[];
  sectors: string[];
  trl: number | null;
  trlFloor: number | null;
  licenceModel: ScoredOffering['licenceModel'] | null;
  licenceModelsAccepted: NonNullable<ScoredNeed['licenceModelsAccepted']>;
  standardsHeld: string[];
  standardsRequired: NonNullable<ScoredNeed['standardsRequired']>;
  targetCountries: string[];
  languages: string[];
  deliveryModes: string[];
  budgetFrom: string | null;
  budgetTo: string | null;
  budgetCurrency: string | null;
  settlementCurrencies: string[];
  presencesHeld: NonNullable<ScoredOffering['presencesHeld']>;
  presenceRequired: NonNullable<ScoredNeed['presenceRequired']> | null;
  partnerSizes: NonNullable<ScoredOffering['partnerSizes']>;
  capacity: number;
  deadline: string | null;
  criticalInfrastructure: boolean;
  /** Of a need's hub; null where it has none. */
  admissionRules: AdmissionRule[] | null;
  publishedOn: string | null;
  /** Of an offering: what the attachés of each hub say of it today, 0..1. */
  assessed: Readonly<Record<string, Partial<Record<'readiness' | 'market_need', number>>>> | null;
};

/**
 * What is asked of screening is asked once for an owner or a hub, not for each listing, and an owner is looked up by its key: row security
 * hides from the planner how many rows there are, and joined, 600 listings were held against every organisation (half of the time).
 */
const listingRows = `
  select l.id, l.side, l.profile_type as "profileType", l.organisation, o.name as "organisationName", o.country as "organisationCountry",
    o.size as "organisationSize", l.organisation = any (array(
      select organisation from (select distinct organisation from listings.listings where id = any ($1)) parties
      where screening.cleared(organisation))) as cleared,
    l.hub, h.name as "hubName", h.state as "hubState", h.country as "hubCountry",
    case when l.origin = 'mandated' then coalesce(m.ended_at is null and m.valid_until >= (landfall.now() at time zone 'UTC')::date, false) end as "mandateLive",
    l.origin, l.state, coalesce(l.expires_at <= landfall.now(), false) as expired, l.version, l.visibility, l.language, l.title, l.summary,
    l.description, l.advantages, l.expertise_sought as "expertiseSought", l.keywords, l.cooperation_types as "cooperationTypes", l.sectors,
    l.trl, l.trl_floor as "trlFloor", l.licence_model as "licenceModel", l.licence_models_accepted as "licenceModelsAccepted",
    l.standards_held as "standardsHeld", l.standards_required as "standardsRequired", l.target_countries as "targetCountries", l.languages,
    l.delivery_modes as "deliveryModes", l.budget_from as "budgetFrom", l.budget_to as "budgetTo", l.budget_currency as "budgetCurrency",
    l.settlement_currencies as "settlementCurrencies", l.presences_held as "presencesHeld", l.presence_required as "presenceRequired",
    l.partner_sizes as "partnerSizes", l.capacity, l.deadline::text as deadline, l.critical_infrastructure as "criticalInfrastructure",
    a.rules as "admissionRules",
    (l.published_at at time zone 'UTC')::date::text as "publishedOn",
    case l.side when 'offering' then (select jsonb_object_agg(a.hub, a.said) from (
      select c.hub, jsonb_object_agg(c.kind, c.rating) as said from assessments.counting c where c.listing = l.id group by c.hub) a) end as assessed
  from listings.listings l left join lateral (select name, country, size from members.organisations where id = l.organisation limit 1) o on true
  left join members.hubs h on h.id = l.hub left join members.mandates m on m.id = l.mandate
  left join (select hub, screening.admission_of(hub) as rules from (
    select distinct hub from listings.listings where id = any ($1) and hub is not null) hubs) a on a.hub = l.hub
  where l.id = any ($1)`;

/** The listings of these ids that the transaction's actor may see, by id. */
export async function readListings(em: EntityManager, ids: readonly string[]): Promise<Map<string, ListingRow>> {
  const rows = (await em.query(listingRows, [ids])) as ListingRow[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Published and not past its time: what may meet others. */
export const isPublished = (row: ListingRow): boolean => row.state === 'published' && !row.expired;

const shared = (row: ListingRow) => ({
  id: row.id,
  ownerOrganisation: row.organisation,
  profileType: row.profileType,
  cooperationTypes: row.cooperationTypes,
  sectors: row.sectors,
  languages: row.languages,
  deliveryModes: row.deliveryModes,
  budget:
    row.budgetFrom !== null && row.budgetTo !== null && row.budgetCurrency !== null
      ? { from: Number(row.budgetFrom), to: Number(row.budgetTo), currency: row.budgetCurrency }
      : undefined,
  settlementCurrencies: row.settlementCurrencies,
  organisationSize: row.organisationSize ?? undefined,
  partnerSizes: row.partnerSizes,
  deadline: row.deadline ?? undefined,
  publishedAt: row.publishedOn ?? undefined,
  targetCountries: row.targetCountries,
});

/** Made once a row: of a run, the same row is in hundreds of pairs. */
export const once = <T>(make: (row: ListingRow) => T): ((row: ListingRow) => T) => {
  const made = new WeakMap<ListingRow, T>();
  return (row) => {
    const known = made.get(row);
    if (known) return known;
    const fresh = make(row);
    made.set(row, fresh);
    return fresh;
  };
};

export const asOffering = once((row): ScoredOffering => ({
  ...shared(row),
  side: 'offering',
  country: row.organisationCountry ?? undefined,
  trl: row.trl ?? undefined,
  licenceModel: row.licenceModel ?? undefined,
  standardsHeld: row.standardsHeld,
  presencesHeld: row.presencesHeld,
}));

/** As the market of a need's hub is told of it. */
export const asOfferingTo = (row: ListingRow, need: ListingRow): ScoredOffering => {
  const said = row.assessed?.[need.hub ?? ''];
  return said ? { ...asOffering(row), readiness: said.readiness, marketNeed: said.market_need } : asOffering(row);
};

/** A need's country is the market that asks: its hub's. */
export const asNeed = once((row): ScoredNeed => ({
  ...shared(row),
  side: 'need',
  country: row.hubCountry ?? row.organisationCountry ?? undefined,
  trlFloor: row.trlFloor ?? undefined,
  licenceModelsAccepted: row.licenceModelsAccepted,
  standardsRequired: row.standardsRequired,
  presenceRequired: row.presenceRequired ?? undefined,
  criticalInfrastructure: row.criticalInfrastructure,
}));

/** What the rules of the need's hub say of a pair. */
export const admitted = (offering: ListingRow, need: ListingRow) =>
  admission(need.admissionRules ?? [], {
    sectors: [...offering.sectors, ...need.sectors],
    origin: offering.organisationCountry,
    licenceModel: offering.licenceModel ?? null,
    criticalInfrastructure: need.criticalInfrastructure,
  });
