import { z } from 'zod';
import { country, line, listOf } from '#problems';

/** As a listing names them (listings/codes.ts); its spec compares the two. */
export const licenceModels = ['proprietary', 'source_available', 'open_source'] as const;
const verdicts = ['allow', 'approve', 'refuse'] as const;
export type AdmissionVerdict = (typeof verdicts)[number];

/**
 * Whom a hub admits to its market. What a rule leaves empty it does not ask about. `allow` proposes as everywhere; `approve` proposes,
 * and two coordinators must approve, whatever else the hub asks; `refuse` never scores, lists or introduces the pair.
 */
const AdmissionRule = z.strictObject({
  name: line(80, 2).describe('What whoever is stopped by it is told'),
  sectors: listOf(z.string().regex(/^\d{2,8}$/, 'must be the beginning of a CPV code, such as "35" or "34711"'), 200)
    .default([])
    .describe('Of the request or of the offering'),
  origins: listOf(country, 250).default([]).describe('Countries that the firm is of'),
  originsExcept: listOf(country, 250).default([]).describe('Countries that the firm is not of'),
  licenceModels: listOf(z.enum(licenceModels), licenceModels.length).default([]).describe('Of the offering'),
  criticalInfrastructure: z.boolean().optional().describe('Whether the request is for critical infrastructure'),
  verdict: z.enum(verdicts),
});
export type AdmissionRule = z.infer<typeof AdmissionRule>;

/** In their order: the first that a pair meets decides, and who meets none is admitted. */
export const SetAdmissionRules = z
  .strictObject({ rules: z.array(AdmissionRule).max(100) })
  .refine(({ rules }) => new Set(rules.map((r) => r.name)).size === rules.length, {
    message: 'two rules have one name',
    path: ['rules'],
  })
  .meta({ id: 'SetAdmissionRules' });
export type SetAdmissionRules = z.infer<typeof SetAdmissionRules>;

/** What the rules read of a pair; null is not known. */
export type AdmissionFacts = {
  sectors: readonly string[];
  origin: string | null;
  licenceModel: string | null;
  criticalInfrastructure: boolean;
};
export type Admission = { verdict: AdmissionVerdict; rule: string | null };

/**
 * What the rules say of a pair, and by which of them. Where a fact that decides is not known, every rule that may apply counts: if they
 * do not all say the same, the pair is neither admitted nor refused by silence, and needs approval.
 */
export function admission(rules: readonly AdmissionRule[], facts: AdmissionFacts): Admission {
  const answers = rules.map((rule) => meets(rule, facts));
  const decides = answers.indexOf('yes');
  const possible: Admission[] = rules
    .filter((_, n) => n === decides || (answers[n] === 'unknown' && (decides < 0 || n < decides)))
    .map((rule) => ({ verdict: rule.verdict, rule: rule.name }));
  if (decides < 0) possible.push({ verdict: 'allow', rule: null });
  const [first] = possible;
  return possible.every((p) => p.verdict === first!.verdict)
    ? first!
    : { verdict: 'approve', rule: possible.find((p) => p.verdict !== 'allow')!.rule };
}

function meets(rule: AdmissionRule, { sectors, origin, licenceModel, criticalInfrastructure }: AdmissionFacts): Answer {
  const { criticalInfrastructure: critical } = rule;
  const answers: Answer[] = [
    rule.sectors.length === 0 || sectors.some((code) => rule.sectors.some((begins) => code.startsWith(begins))) ? 'yes' : 'no',
    critical === undefined || critical === criticalInfrastructure ? 'yes' : 'no',
    rule.origins.length === 0 ? 'yes' : among(rule.origins, origin),
    rule.originsExcept.length === 0 ? 'yes' : otherwise(among(rule.originsExcept, origin)),
    rule.licenceModels.length === 0 ? 'yes' : among(rule.licenceModels, licenceModel),
  ];
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

type Answer = 'yes' | 'no' | 'unknown';
const among = (list: readonly string[], value: string | null): Answer =>
  value === null ? 'unknown' : list.includes(value) ? 'yes' : 'no';
const otherwise = (answer: Answer): Answer => (answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes');
