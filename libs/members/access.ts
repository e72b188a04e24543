import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Actor, PersonActor } from '#database';
import { notAllowed, signInNeeded } from '#problems';

/**
 * Who a person may be to a thing. `anyone` needs no sign-in; `contact` answers by a signed link; `member` and `owner` are of the
 * organisation in question, `coordinator` of the hub in question.
 */
type Who = 'anyone' | 'person' | 'operator' | 'compliance' | 'coordinator' | 'member' | 'owner' | 'contact';

/** Who may do what: the one table, deny by default. Row security decides again, row by row, which things they may do it to. */
export const operations = {
  'health.read': ['anyone'],
  'welcome.read': ['anyone'],
  'page.open': ['anyone'],
  'link.use': ['anyone'],
  'openapi.read': ['anyone'],
  'sector.read': ['anyone'],
  'catalogue.read': ['anyone'],
  'search.keep': ['person'],
  'session.open': ['anyone'],
  'password.reset': ['anyone'],
  'session.close': ['person'],
  'session.read': ['person'],
  'password.set': ['person'],
  'second_factor.keep': ['person'],
  'session.list': ['person'],
  'session.end': ['person'],
  'live.hear': ['person'],
  'key.make': ['person'],
  'key.read': ['person'],
  'key.revoke': ['person'],
  'person.invite': ['operator'],
  'person.suspend': ['operator'],
  'organisation.register': ['operator', 'coordinator', 'person'],
  'organisation.suspend': ['operator'],
  'verification.claim': ['member'],
  'verification.see': ['operator', 'compliance', 'coordinator'],
  'organisation.read': ['operator', 'compliance', 'coordinator', 'member'],
  'organisation.close': ['owner'],
  'colleague.read': ['member', 'operator'],
  'colleague.invite': ['owner'],
  'colleague.change': ['owner'],
  'colleague.end': ['member'],
  'invitation.answer': ['person'],
  'coordinator.end': ['coordinator', 'operator'],
  'hub.propose': ['operator'],
  'hub.move': ['operator'],
  'hub.read': ['person'],
  'hub.adjust': ['coordinator', 'operator'],
  'hub.copy': ['operator'],
  'interest.register': ['member'],
  'interest.read': ['member', 'operator'],
  'interest.count': ['operator'],
  'demand.read': ['person'],
  'contact.add': ['coordinator', 'operator'],
  'mandate.give': ['coordinator', 'operator'],
  'mandate.end': ['coordinator'],
  'offering.draft': ['member', 'operator'],
  'offering.change': ['member', 'operator'],
  'need.draft': ['coordinator', 'operator'],
  'need.change': ['coordinator', 'operator'],
  'hold.decide': ['compliance'],
  'listing.read': ['member', 'coordinator', 'operator'],
  'sector.suggest': ['member', 'coordinator', 'operator'],
  'anonymity.check': ['member', 'coordinator', 'operator'],
  'organisation.import': ['coordinator', 'operator'],
  'import.make': ['member', 'coordinator', 'operator'],
  'export.read': ['member', 'coordinator', 'operator'],
  'match.read': ['coordinator'],
  'match.why_not': ['coordinator'],
  'slate.read': ['coordinator'],
  'policy.read': ['operator'],
  'policy.fit': ['operator'],
  'policy.ship': ['operator'],
  'corpus.renew': ['operator'],
  'corpus.read': ['operator'],
  'proposal.read': ['coordinator'],
  'proposal.decide': ['coordinator'],
  'proposal.make': ['coordinator'],
  'view.keep': ['coordinator'],
  'question.answer': ['member', 'contact'],
  'introduction.read': ['member', 'contact', 'coordinator'],
  'introduction.answer': ['member', 'contact'],
  'introduction.stop': ['coordinator'],
  'consent.record': ['coordinator'],
  'introduction.hand_over': ['coordinator'],
  'meeting.arrange': ['coordinator'],
  'meeting.answer': ['coordinator', 'member', 'contact'],
  'message.read': ['coordinator', 'member', 'contact'],
  'message.send': ['coordinator', 'member', 'contact'],
  'message.report': ['coordinator', 'member', 'contact'],
  'message.judge': ['coordinator'],
  'translation.read': ['coordinator', 'member'],
  'translation.write': ['coordinator', 'member'],
  'assessment.make': ['coordinator'],
  'assessment.read': ['coordinator', 'member'],
  'assessment.answer': ['member'],
  'stake.declare': ['coordinator'],
  'letter.issue': ['coordinator'],
  'letter.revoke': ['coordinator'],
  'letter.read': ['coordinator', 'member', 'contact'],
  'outcome.report': ['member', 'contact'],
  'webhook.keep': ['owner', 'coordinator'],
  'outcome.evidence': ['coordinator'],
  'result.read': ['coordinator', 'operator'],
  'cost.record': ['coordinator', 'operator'],
  'rate.load': ['operator'],
  'list.load': ['compliance', 'operator'],
  'list.read': ['compliance', 'operator'],
  'list.remove': ['compliance', 'operator'],
  'hit.read': ['compliance'],
  'hit.decide': ['compliance'],
  'principal.read': ['member', 'coordinator', 'compliance'],
  'principal.say': ['member', 'coordinator'],
  'end_use.read': ['member', 'coordinator', 'compliance'],
  'end_use.state': ['member', 'coordinator'],
  'control.read': ['compliance'],
  'control.set': ['compliance'],
  'admission.read': ['compliance', 'coordinator'],
  'admission.set': ['compliance'],
  'contest.make': ['member'],
  'contest.answer': ['compliance'],
  'own.read': ['person', 'contact'],
  'own.erase': ['person'],
  'retention.set': ['operator'],
  'preferences.read': ['person', 'contact'],
  'preferences.change': ['person', 'contact'],
  'recipient.add': ['coordinator'],
  'interest.express': ['member', 'contact'],
  'job.read': ['operator'],
  'job.retry': ['operator'],
  'mail.read': ['operator'],
  'mail.retry': ['operator'],
  'report.post': ['anyone'],
  'ledger.read': ['operator', 'compliance', 'coordinator', 'member'],
  'demonstration.link': ['operator'],
} as const satisfies Record<string, readonly Who[]>;

export type Operation = keyof typeof operations;

/** The thing an operation is done to: whose it is. Left out, the question is whether the actor may do it to anything at all. */
export type To = { organisation?: string | null; hub?: string | null };

/** Whether the table lets this actor do this. */
export function mayDo(actor: Actor, operation: Operation, to?: To): boolean {
  return operations[operation].some((who) => is(actor, who, to)) && inScope(actor, operation);
}

/** Throws 401 for nobody and 403 for somebody whom the table does not let. */
export function mustBeAllowed(actor: Actor, operation: Operation, to?: To): void {
  if (mayDo(actor, operation, to)) return;
  throw actor.kind === 'anonymous' ? signInNeeded() : notAllowed(operation);
}

function is(actor: Actor, who: Who, to: To | undefined): boolean {
  if (who === 'anyone') return true;
  if (who === 'contact') return actor.kind === 'contact';
  if (actor.kind !== 'person') return false;
  if (who === 'person') return true;
  if (who === 'operator' || who === 'compliance') return actor.duties.includes(who);
  const mine = who === 'coordinator' ? actor.hubs : who === 'owner' ? actor.owns : actor.organisations;
  const its = who === 'coordinator' ? to?.hub : to?.organisation;
  return to === undefined ? mine.length > 0 : !!its && mine.includes(its);
}

/** An API key's scope is an operation, the word before its dot, or `*`. */
function inScope(actor: Actor, operation: Operation): boolean {
  if (actor.kind !== 'person' || !actor.scopes) return true;
  return actor.scopes.some((s) => s === '*' || s === operation || s === operation.split('.')[0]);
}

export const allowedBy = 'landfall:operation';

/** Names the operation of a route. A route without one stops the start. */
export const Allow = (operation: Operation) => SetMetadata(allowedBy, operation);

/** Who asks, as the guard found: by session, API key or signed link. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<{ actor: Actor }>().actor,
);

export type { Actor, PersonActor };
