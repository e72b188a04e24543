import { z } from 'zod';
import { SetAdmissionRules } from './admission.js';

export const AdmissionRulesView = SetAdmissionRules.safeExtend({
  version: z.number().int().describe('0 where nobody has set any: everybody is admitted'),
}).meta({ id: 'AdmissionRules' });
export type AdmissionRulesView = z.infer<typeof AdmissionRulesView>;

const listing = z.object({ id: z.string(), title: z.string() });
const pair = z.object({
  offering: listing,
  need: listing,
  firm: z.object({ id: z.string(), name: z.string() }),
  proposal: z.string().nullable().describe('The open proposal of the pair'),
  rule: z.string().nullable().describe('The rule that decides; none where no rule applies'),
});

export const AdmissionTrial = z
  .object({
    pairs: z.number().int().describe('Pairs that meet in the hub now, or that its rules refuse now'),
    counts: z.object({ refused: z.number().int(), approve: z.number().int(), again: z.number().int() }),
    firms: z.number().int().describe('Firms that would lose a pair'),
    refused: z.array(pair).describe('At most 100 are named'),
    approve: z.array(pair).describe('At most 100 are named'),
    again: z.array(pair).describe('Refused by the rules of now and not by these; at most 100 are named'),
  })
  .meta({ id: 'AdmissionTrial' });
export type AdmissionTrial = z.infer<typeof AdmissionTrial>;
