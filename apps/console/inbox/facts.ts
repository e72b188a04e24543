import { formatMoney, isolate } from '#texts';
import type { Reader } from '../texts/reader.js';
import type { Listing, Proposal } from './queries.js';

export type Fact = {
  name: string;
  need?: string | undefined;
  offering?: string | undefined;
  verdict?: 'agrees' | 'differs' | 'unknown' | undefined;
};

type Pair = { need: Listing; offering: Listing; reasons: Proposal['reasons']; nameOf: (code: string) => string };

/** What both listings say of the same thing, in the order in which a coordinator asks; what neither says is left out. */
export function factsOf(
  { t, code, list, tongue, country, money, day, language }: Reader,
  { need, offering, reasons, nameOf }: Pair,
): Fact[] {
  const several = (values: readonly string[], say: (value: string) => string) =>
    values.length ? list(values.map(say)) : undefined;
  const coded = (name: string) => (value: string) => code(name, value);
  const band = ({ budget }: Listing) => budget && formatMoney(language, budget);
  const rows: (Fact & { criterion?: string })[] = [
    {
      name: t('field.sectors'),
      criterion: 'sectors',
      need: several(need.sectors, nameOf),
      offering: several(offering.sectors, nameOf),
    },
    { name: t('field.cooperationTypes'), criterion: 'cooperation', need: several(need.cooperationTypes, coded('cooperationTypes')), offering: several(offering.cooperationTypes, coded('cooperationTypes')) }, // prettier-ignore
    { name: t('field.deliveryModes'), criterion: 'delivery', need: several(need.deliveryModes, coded('deliveryModes')), offering: several(offering.deliveryModes, coded('deliveryModes')) }, // prettier-ignore
    { name: t('field.budget'), criterion: 'budget', need: band(need) ?? undefined, offering: band(offering) ?? undefined },
    { name: t('field.settlementCurrencies'), need: several(need.settlementCurrencies, money), offering: several(offering.settlementCurrencies, money) }, // prettier-ignore
    { name: t('field.standardsRequired'), criterion: 'certificates', need: several(need.standardsRequired.map(({ standard, demand }) => `${standard} (${code('standardDemands', demand)})`), isolate), offering: several(offering.standardsHeld, isolate) }, // prettier-ignore
    {
      name: t('field.languages'),
      criterion: 'languages',
      need: several(need.languages, tongue),
      offering: several(offering.languages, tongue),
    },
    { name: t('console.fact.stage'), criterion: 'stage', need: need.trlFloor ? t('console.fact.at_least', { level: need.trlFloor }) : undefined, offering: offering.trl ? t('console.fact.level', { level: offering.trl }) : undefined }, // prettier-ignore
    { name: t('field.presenceRequired'), criterion: 'presence', need: need.presenceRequired ? code('presences', need.presenceRequired) : undefined, offering: several(offering.presencesHeld.map(({ country: where, presence }) => `${country(where)}: ${code('presences', presence)}`), (said) => said) }, // prettier-ignore
    { name: t('field.licenceModel'), need: several(need.licenceModelsAccepted, coded('licenceModels')), offering: offering.licenceModel ? code('licenceModels', offering.licenceModel) : undefined }, // prettier-ignore
    { name: t('field.partnerSizes'), criterion: 'size', need: several(need.partnerSizes, coded('organisationSizes')), offering: several(offering.partnerSizes, coded('organisationSizes')) }, // prettier-ignore
    {
      name: t('field.targetCountries'),
      need: several(need.targetCountries, country),
      offering: several(offering.targetCountries, country),
    },
    {
      name: t('field.deadline'),
      need: need.deadline ? day(need.deadline) : undefined,
      offering: offering.deadline ? day(offering.deadline) : undefined,
    },
  ];
  return rows
    .filter((row) => row.need || row.offering)
    .map(({ criterion, ...row }) => ({ ...row, verdict: criterion ? verdictOf(criterion, row, reasons) : undefined }));
}

/** As the matcher judged it; a fact that one side leaves out is not known, whatever the other says. */
function verdictOf(criterion: string, row: Fact, reasons: Proposal['reasons']): Fact['verdict'] {
  const judged = reasons.filter(({ key }) => key.startsWith(`reason.${criterion}.`));
  if (judged.some(({ sign }) => sign === '-')) return 'differs';
  if (judged.some(({ sign }) => sign === '+')) return 'agrees';
  return row.need && row.offering ? undefined : 'unknown';
}
