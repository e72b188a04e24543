import { z } from 'zod';
import { cooperationTypes, declineCodes, sides } from '#listings';
import { PageQuery } from '#http';
import { day, id, text } from '#problems';
import { Money, MoneyTold } from './money.js';
import { consentSteps, introductionSteps, type ConsentState, type IntroductionState } from './states.js';

export const stages = ['talking', 'nda', 'mou', 'pilot', 'agreement', 'follow_on', 'ended'] as const;
export type Stage = (typeof stages)[number];
export const valueBands = ['none', 'up_to_10k', 'up_to_100k', 'up_to_1m', 'over_1m'] as const;
export type ValueBand = (typeof valueBands)[number];

const at = z.date().nullable();
const stateOf = <S extends string>(steps: Record<S, unknown>) => z.enum(Object.keys(steps) as [S, ...S[]]);
export const Facts = z.record(z.string(), z.any());
const Sentence = z.object({ key: z.string(), facts: Facts });

/** What one side may see of the other before both agree. Anything else that a card might carry is left out here, before it is kept. */
export const Card = z
  .object({
    title: z.string(),
    summary: z.string(),
    description: z.string().nullable(),
    language: z.string(),
    country: z.string(),
    profileType: z.string(),
    sectors: z.array(z.string()),
    cooperationTypes: z.array(z.string()),
    deliveryModes: z.array(z.string()),
    languages: z.array(z.string()),
    organisation: z.string().nullable().describe('Its name, where the listing is shown with it.'),
    reasons: z.array(Sentence),
    gap: Sentence.nullable(),
    translation: z
      .object({
        language: z.string(),
        title: z.string(),
        summary: z.string(),
        description: z.string().nullable(),
        confirmed: z.boolean().describe('Its owner, or the hub that keeps it, said that it says the same'),
        byMachine: z.boolean().default(false).describe('Nobody has written it'),
        stale: z.boolean().describe('The original said something else already when this was shown'),
      })
      .nullish()
      .describe('In the language of whoever is asked; none where nobody has made one'),
  })
  .meta({ id: 'PartnerCard' });
export type Card = z.infer<typeof Card>;

/** Whom one is introduced to; null until both agreed. */
const Partner = z.object({
  organisation: z.string(),
  country: z.string(),
  website: z.string().nullable(),
  title: z.string(),
  person: z.string().nullable(),
  email: z.string().nullable(),
});

const Asked = z
  .object({ version: z.number().int(), texts: z.array(z.object({ language: z.string(), text: z.string() })) })
  .describe('What the hub asks to be declared with a yes; null where it asks nothing or was told already');

/** An introduction as one of its sides sees it: its own half, and the other's card. No id of the other's is in it. */
export const IntroductionView = z
  .object({
    id: z.string(),
    side: z.enum(sides),
    version: z.number().int(),
    state: stateOf<ConsentState>(consentSteps),
    hub: z.object({ id: z.string(), name: z.string(), replyTo: z.string() }),
    ownTitle: z.string(),
    card: Card,
    askedAt: at,
    expiresAt: at,
    answeredAt: at,
    effectiveAt: at,
    mayTakeBack: z.boolean().describe('A recorded yes that is not in effect yet'),
    declineCode: z.string().nullable(),
    until: z.string().nullable(),
    madeAt: at,
    partner: Partner.nullable(),
    attestation: Asked.nullable(),
  })
  .meta({ id: 'IntroductionView' });
export type IntroductionView = z.infer<typeof IntroductionView>;

/** A coordinator's view: both sides, their answers and what each says came of it. */
const BrokeredSide = z.object({
  side: z.enum(sides),
  organisation: z.object({ id: z.string(), name: z.string().nullable() }),
  title: z.string().nullable(),
  state: stateOf<ConsentState>(consentSteps),
  version: z.number().int(),
  represented: z.boolean().describe('Answers by a link; a coordinator may record its answer where the mandate allows'),
  askedAt: at,
  expiresAt: at,
  answeredAt: at,
  effectiveAt: at,
  declineCode: z.string().nullable(),
  until: z.string().nullable(),
  note: z.string().nullable(),
  attestation: Asked.nullable(),
  outcome: z.object({ met: z.boolean(), stage: z.enum(stages), valueBand: z.enum(valueBands).nullable() }).nullable(),
});
export const BrokeredIntroductionView = z
  .object({
    id: z.string(),
    proposal: z.string(),
    state: stateOf<IntroductionState>(introductionSteps),
    version: z.number().int(),
    openedAt: z.date(),
    takesEffectAt: z.date(),
    madeAt: at,
    handedOverAt: at,
    endedAt: at,
    sides: z.array(BrokeredSide),
    confirmedByBoth: z.boolean().describe('Both sides report the same stage.'),
  })
  .meta({ id: 'BrokeredIntroductionView' });
export type BrokeredIntroductionView = z.infer<typeof BrokeredIntroductionView>;

const attests = z
  .number()
  .int()
  .optional()
  .describe('The version of the hub’s attestation that is declared; needed while `attestation` is not null');
/** An answer to "would you like to be introduced?". */
export const AnswerConsent = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accept'), attests, note: text(1000).optional() }),
    z.strictObject({ answer: z.literal('decline'), code: z.enum(declineCodes), note: text(1000).optional() }),
    z.strictObject({ answer: z.literal('not_now'), until: day, note: text(1000).optional() }),
  ])
  .meta({ id: 'AnswerConsent' });
export type AnswerConsent = z.infer<typeof AnswerConsent>;

const evidence = text(2000).describe('How it is known: who said it, when, by what means');
/** An answer that a represented buyer gave by other means than the link. */
export const RecordAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accept'), evidence, attests, note: text(1000).optional() }),
    z.strictObject({ answer: z.literal('decline'), evidence, code: z.enum(declineCodes), note: text(1000).optional() }),
    z.strictObject({ answer: z.literal('not_now'), evidence, until: day, note: text(1000).optional() }),
  ])
  .meta({ id: 'RecordAnswer' });
export type RecordAnswer = z.infer<typeof RecordAnswer>;
export const RecordedAnswer = z
  .object({ introduction: z.string(), state: stateOf<ConsentState>(consentSteps), version: z.number().int(), effectiveAt: at })
  .meta({ id: 'RecordedAnswer' });
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;
export const ConsentLink = z.object({ url: z.string() }).meta({ id: 'ConsentLink' });

export const HandedOver = z
  .object({
    introduction: z.string(),
    state: stateOf<IntroductionState>(introductionSteps),
    version: z.number().int(),
    handedOverAt: at,
  })
  .meta({ id: 'HandedOver' });
export type HandedOver = z.infer<typeof HandedOver>;

export const ReportOutcome = z
  .strictObject({
    met: z.boolean(),
    stage: z.enum(stages),
    valueBand: z.enum(valueBands).optional(),
    agreement: z.enum(cooperationTypes).optional().describe('What kind of agreement it came to'),
    value: Money.optional().describe('What it is worth; it is counted in the hub’s results by the rate of its day'),
  })
  .meta({ id: 'ReportOutcome' });
export type ReportOutcome = z.infer<typeof ReportOutcome>;

/** Version 0 and nulls: nothing is reported yet. */
export const OutcomeView = z
  .object({
    introduction: z.string(),
    side: z.enum(sides),
    version: z.number().int(),
    met: z.boolean().nullable(),
    stage: z.enum(stages).nullable(),
    valueBand: z.enum(valueBands).nullable(),
    agreement: z.enum(cooperationTypes).nullable(),
    value: MoneyTold.nullable(),
    reportedAt: at,
    madeAt: z.date(),
    partner: Partner,
  })
  .meta({ id: 'OutcomeView' });
export type OutcomeView = z.infer<typeof OutcomeView>;

export const ById = z.strictObject({ id });
/** Needed only by somebody who acts for both sides. */
export const BySide = z.strictObject({ side: z.enum(sides).optional() });
export const IntroductionsQuery = PageQuery.extend({ state: stateOf<IntroductionState>(introductionSteps).optional() });
export type IntroductionsQuery = z.infer<typeof IntroductionsQuery>;
