import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWordsOf, type IntroductionView } from '#introductions';
import { fieldErrors, id, invalid } from '#problems';
import type * as pages from '../pages/index.js';

/** What every page's route shares: the shapes of what it is asked with and of what it answers. */
export const Page = z.string().meta({ description: 'An HTML page' });
export const html = 'text/html; charset=utf-8';
/** The policy under which a mail's HTML part is shown: it runs nothing and loads nothing, its inline styles are allowed. */
export const asMailShown =
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
/** What a form sends: short texts by name. Each page parses those it knows with the schema of what they are. */
export const Form = z.record(z.string().max(60), z.string().max(4000)).nullish().meta({ description: 'A form, urlencoded' });
export type Form = z.infer<typeof Form>;
export const ById = z.strictObject({ id });
export type ById = z.infer<typeof ById>;
/** A token's shape is looked at where it is opened. */
export const ByToken = z.strictObject({ token: z.string().max(200) });
export type ByToken = z.infer<typeof ByToken>;

/** A request on which passport can open a session. */
export type Signing = FastifyRequest & {
  logIn(user: { id: string }, done: (error?: unknown) => void): void;
  session: { destroy(): Promise<void>; by?: 'demonstration' };
};

/** Opens a session for this person, with an id of its own. By a link of the sample no second factor is asked. */
export async function openSession(request: Signing, person: string, by?: 'demonstration'): Promise<void> {
  await new Promise<void>((done, failed) => request.logIn({ id: person }, (error) => (error ? failed(error as Error) : done())));
  if (by) request.session.by = by;
}

/** A form's fields as what they mean; a refusal names the field, the rule and the shape. */
export function readForm<T extends z.ZodType>(schema: T, given: unknown): z.infer<T> {
  const found = schema.safeParse(given);
  if (!found.success) throw invalid(fieldErrors(found.error.issues, given));
  return found.data;
}

/** After a form has acted: the page to see next. */
export function goTo(reply: FastifyReply, page: string): string {
  void reply.header('location', page);
  return '';
}

/** A suggestion in a form; the service decides by the database's clock. */
export const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const said = { accepted: 'accept', declined: 'decline', not_now: 'not_now' } as const;

/** The consent page's form as an answer, for the answer's own schema to judge. */
export const answerIn = (form: Form) => ({
  answer: said[form?.answer as keyof typeof said],
  ...(form?.answer === 'accepted' && form.attests && { attests: Number(form.attests) }),
  ...(form?.answer === 'declined' && { code: form.reason }),
  ...(form?.answer === 'not_now' && { until: form.until }),
});

/** What the hub asks to be declared, in this language or else in the one it wrote first. */
export function attestationIn(language: string, { attestation }: IntroductionView): pages.ConsentFacts['attestation'] {
  if (!attestation) return undefined;
  const { version, texts } = attestation;
  const said = texts.find((text) => text.language === language) ?? texts[0]!;
  return { version, ...said };
}

/** What a consent page says when nothing is asked any more; undefined while the answer is open. */
export function endOf(view: IntroductionView, takeBack?: { action: string; zone: string }): pages.ConsentThanksFacts | undefined {
  if (view.state === 'asked') return undefined;
  if (view.mayTakeBack && takeBack)
    return { state: 'accepted', effective: { at: view.effectiveAt!, zone: takeBack.zone }, takeBackAction: takeBack.action };
  if (view.state === 'accepted' || view.state === 'declined' || view.state === 'taken_back') return { state: view.state };
  if (view.state === 'not_now') return { state: 'not_now', until: view.until! };
  return { state: 'expired', hubAddress: view.hub.replyTo };
}

export function cardOf({ card }: IntroductionView): pages.CardFacts {
  const { gap, title: _, summary: __, language: ___, translation: ____, ...shown } = card;
  return { ...shown, ...inWordsOf(card), ...(gap && { gap }) } as pages.CardFacts;
}
