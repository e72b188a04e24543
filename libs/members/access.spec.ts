import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { anonymous, system, type Actor } from '#database';
import type { Problem } from '#problems';
import { personActor } from '../../test/setup/open-database.js';
import { mayDo, mustBeAllowed, operations, type Operation } from './access.js';

const [organisation, hub, elsewhere] = [randomUUID(), randomUUID(), randomUUID()];
const its = { organisation, hub };

const actors = {
  anonymous,
  contact: { kind: 'contact', contact: randomUUID() },
  person: personActor(),
  member: personActor(undefined, { organisations: [organisation] }),
  owner: personActor(undefined, { organisations: [organisation], owns: [organisation] }),
  coordinator: personActor(undefined, { hubs: [hub] }),
  compliance: personActor(undefined, { duties: ['compliance'] }),
  operator: personActor(undefined, { duties: ['operator'] }),
  memberElsewhere: personActor(undefined, { organisations: [elsewhere] }),
  coordinatorElsewhere: personActor(undefined, { hubs: [elsewhere] }),
} satisfies Record<string, Actor>;
type Who = keyof typeof actors;

const everybody: Who[] = [
  'anonymous',
  'contact',
  'person',
  'member',
  'owner',
  'coordinator',
  'compliance',
  'operator',
  'memberElsewhere',
  'coordinatorElsewhere',
];
const people = everybody.slice(2);

/** Written out by hand from PRODUCT.md's table, not read from the code: who may do this to a thing of `organisation` and `hub`. */
const may: Record<Operation, Who[]> = {
  'health.read': everybody,
  'welcome.read': everybody,
  'page.open': everybody,
  'link.use': everybody,
  'openapi.read': everybody,
  'sector.read': everybody,
  'catalogue.read': everybody,
  'session.open': everybody,
  'password.reset': everybody,
  'session.close': people,
  'session.read': people,
  'password.set': people,
  'search.keep': people,
  'second_factor.keep': people,
  'session.list': people,
  'session.end': people,
  'live.hear': people,
  'key.make': people,
  'key.read': people,
  'key.revoke': people,
  'hub.read': people,
  'own.read': ['contact', ...people],
  'own.erase': people,
  'retention.set': ['operator'],
  'preferences.read': ['contact', ...people],
  'preferences.change': ['contact', ...people],
  'recipient.add': ['coordinator'],
  'interest.express': ['contact', 'member'],
  'organisation.register': people,
  'person.invite': ['operator'],
  'organisation.import': ['operator', 'coordinator'],
  'import.make': ['member', 'coordinator', 'operator'],
  'export.read': ['member', 'coordinator', 'operator'],
  'person.suspend': ['operator'],
  'colleague.read': ['member', 'operator'],
  'colleague.invite': ['owner'],
  'colleague.change': ['owner'],
  'colleague.end': ['member'],
  'organisation.close': ['owner'],
  'invitation.answer': people,
  'coordinator.end': ['coordinator', 'operator'],
  'hub.propose': ['operator'],
  'hub.move': ['operator'],
  'policy.read': ['operator'],
  'policy.fit': ['operator'],
  'policy.ship': ['operator'],
  'corpus.renew': ['operator'],
  'corpus.read': ['operator'],
  'job.read': ['operator'],
  'job.retry': ['operator'],
  'mail.read': ['operator'],
  'mail.retry': ['operator'],
  'report.post': everybody,
  'demonstration.link': ['operator'],
  'contact.add': ['coordinator', 'operator'],
  'mandate.give': ['coordinator', 'operator'],
  'need.draft': ['coordinator', 'operator'],
  'need.change': ['coordinator', 'operator'],
  'offering.draft': ['member', 'operator'],
  'offering.change': ['member', 'operator'],
  'hold.decide': ['compliance'],
  'listing.read': ['member', 'coordinator', 'operator'],
  'sector.suggest': ['member', 'coordinator', 'operator'],
  'anonymity.check': ['member', 'coordinator', 'operator'],
  'match.read': ['coordinator'],
  'match.why_not': ['coordinator'],
  'slate.read': ['coordinator'],
  'proposal.read': ['coordinator'],
  'proposal.decide': ['coordinator'],
  'proposal.make': ['coordinator'],
  'view.keep': ['coordinator'],
  'question.answer': ['contact', 'member'],
  'hub.adjust': ['coordinator', 'operator'],
  'hub.copy': ['operator'],
  'interest.register': ['member'],
  'interest.read': ['member', 'operator'],
  'interest.count': ['operator'],
  'demand.read': people,
  'introduction.stop': ['coordinator'],
  'consent.record': ['coordinator'],
  'introduction.hand_over': ['coordinator'],
  'meeting.arrange': ['coordinator'],
  'meeting.answer': ['contact', 'member', 'coordinator'],
  'message.read': ['coordinator', 'member', 'contact'],
  'message.send': ['coordinator', 'member', 'contact'],
  'message.report': ['coordinator', 'member', 'contact'],
  'message.judge': ['coordinator'],
  'translation.read': ['member', 'coordinator'],
  'translation.write': ['member', 'coordinator'],
  'assessment.make': ['coordinator'],
  'assessment.read': ['member', 'coordinator'],
  'assessment.answer': ['member'],
  'stake.declare': ['coordinator'],
  'letter.issue': ['coordinator'],
  'letter.revoke': ['coordinator'],
  'letter.read': ['contact', 'member', 'coordinator'],
  'mandate.end': ['coordinator'],
  'organisation.suspend': ['operator'],
  'introduction.read': ['contact', 'member', 'coordinator'],
  'introduction.answer': ['contact', 'member'],
  'outcome.report': ['contact', 'member'],
  'webhook.keep': ['owner', 'coordinator'],
  'outcome.evidence': ['coordinator'],
  'result.read': ['coordinator', 'operator'],
  'cost.record': ['coordinator', 'operator'],
  'rate.load': ['operator'],
  'list.load': ['compliance', 'operator'],
  'hit.read': ['compliance'],
  'hit.decide': ['compliance'],
  'list.read': ['compliance', 'operator'],
  'list.remove': ['compliance', 'operator'],
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
  'verification.claim': ['member'],
  'verification.see': ['operator', 'compliance', 'coordinator'],
  'organisation.read': ['member', 'coordinator', 'compliance', 'operator'],
  'ledger.read': ['member', 'coordinator', 'compliance', 'operator'],
};

describe('the access table', () => {
  it.each(Object.keys(operations) as Operation[])('lets for %s exactly whom it names', (operation) => {
    const allowed = everybody.filter((who) => mayDo(actors[who], operation, its));
    // an owner is a member too
    const owner = may[operation].includes('member') ? 'owner' : undefined;
    expect(allowed).toEqual(everybody.filter((who) => who === owner || may[operation].includes(who)));
  });

  it('lets a member of one organisation, or a coordinator of one hub, ask before it is known what it is about, and no further', () => {
    expect(mayDo(actors.memberElsewhere, 'offering.draft')).toBe(true);
    expect(mayDo(actors.memberElsewhere, 'offering.draft', its)).toBe(false);
    expect(mayDo(actors.coordinatorElsewhere, 'proposal.decide')).toBe(true);
    expect(mayDo(actors.coordinatorElsewhere, 'proposal.decide', its)).toBe(false);
    expect(mayDo(actors.person, 'offering.draft')).toBe(false);
  });

  it('does not take a thing that belongs to nobody for one of theirs', () => {
    expect(mayDo(actors.member, 'offering.draft', { organisation: null })).toBe(false);
    expect(mayDo(actors.coordinator, 'need.draft', {})).toBe(false);
    expect(mayDo(personActor(undefined, { organisations: [''] }), 'offering.draft', { organisation: '' })).toBe(false);
  });

  it('lets the worker do nothing that is asked for over HTTP, but what anyone may', () => {
    const worker = system('FindMatches');
    expect((Object.keys(operations) as Operation[]).filter((o) => mayDo(worker, o, its))).toEqual(
      (Object.keys(operations) as Operation[]).filter((o) => mayDo(anonymous, o, its)),
    );
  });

  it('narrows an API key to the operations, or the words before the dot, that it was made for', () => {
    const key = (...scopes: string[]) => personActor(undefined, { organisations: [organisation], hubs: [hub], scopes });
    expect(mayDo(key('*'), 'offering.draft', its)).toBe(true);
    expect(mayDo(key('offering'), 'offering.draft', its)).toBe(true);
    expect(mayDo(key('offering.draft'), 'offering.draft', its)).toBe(true);
    expect(mayDo(key('offering.draft'), 'offering.change', its)).toBe(false);
    expect(mayDo(key('offer'), 'offering.draft', its)).toBe(false);
    expect(mayDo(key(), 'offering.draft', its)).toBe(false);
    expect(mayDo(key('job', 'offering'), 'job.read', its)).toBe(false);
  });

  it('answers nobody with 401 and somebody who may not with 403 that names the operation', () => {
    const refusal = (actor: Actor): Problem => {
      try {
        mustBeAllowed(actor, 'hub.propose');
      } catch (error) {
        return error as Problem;
      }
      throw new Error('was let');
    };
    expect(refusal(anonymous)).toMatchObject({ status: 401, code: 'sign_in_needed' });
    for (const who of ['contact', 'person', 'member', 'coordinator', 'compliance'] as const) {
      expect(refusal(actors[who])).toMatchObject({ status: 403, code: 'not_allowed', facts: { operation: 'hub.propose' } });
    }
    expect(() => mustBeAllowed(actors.operator, 'hub.propose')).not.toThrow();
  });
});
