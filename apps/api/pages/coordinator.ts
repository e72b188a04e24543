import { canSay, formatName, formatNumber, formatShare, localeOf, sayAll, type Moment, type Sentence } from '#texts';
import { sentences } from './card.js';
import { html, type Html } from './html.js';
import { choice, form, own, page, reader, type PageReader, type Session } from './page.js';

/** What a criterion adds to one side's logit, and the sentence that explains it. */
export type Contribution = { criterion: string; value: number; reason?: Sentence };

/** One side's view: how likely it would want the other, 0 to 1, and what makes it so. */
export type SideView = { wants: number; contributions: readonly Contribution[] };

export type ListingInPair = {
  title: string;
  summary: string;
  language?: string;
  organisation: string;
  country: string;
  profileType: string;
};

export type ProposalInQueue = {
  id: string;
  version: number;
  state: string;
  since: Moment;
  offering: ListingInPair;
  need: ListingInPair;
  /** 0 to 1; none where not enough is known. */
  score?: number;
  coverage: number;
  views: { need: SideView; offering: SideView };
  gaps: readonly Sentence[];
  /** Each a POST; those that the state allows. Rejecting carries `reason`. */
  acts: { approve?: string; reject?: string; undo?: string };
  /** When an approval takes effect. */
  effective?: Moment;
};

export type CoordinatorQueueFacts = { session?: Session; hub: string; proposals: readonly ProposalInQueue[] };

export function coordinatorQueue(language: string, { session, hub, proposals }: CoordinatorQueueFacts): string {
  const r = reader(language);
  const body = html`<p>${r.t('queue.hub', { hub })}. ${r.t('queue.count', { count: proposals.length })}</p>
    ${proposals.length === 0 ? html`<p>${r.t('queue.empty')}</p>` : proposals.map((proposal, place) => inQueue(r, proposal, place))}`;
  return page({ language, title: r.t('queue.title'), body, session });
}

function inQueue(r: PageReader, proposal: ProposalInQueue, place: number): Html {
  const { t, language } = r;
  const { score, coverage, acts, version } = proposal;
  return html`<article class="card" id="p-${proposal.id}" aria-labelledby="t-${place}">
    <h2 id="t-${place}">${own(proposal.need.title)}</h2>
    <p class="quiet">${r.code('proposalStates', proposal.state)}. ${t('queue.since', { since: proposal.since })}</p>
    <div class="pair">${listing(r, 'card.request', proposal.need)}${listing(r, 'card.offer', proposal.offering)}</div>
    <dl>
      <dt>${t('queue.score')}</dt>
      <dd>${score === undefined ? t('queue.not_enough') : share(language, t('queue.score'), score)}</dd>
      <dt>${t('queue.coverage')}</dt>
      <dd>${share(language, t('queue.coverage'), coverage)}</dd>
    </dl>
    <div class="pair">
      ${view(r, 'queue.view.need', proposal.views.need)}${view(r, 'queue.view.offering', proposal.views.offering)}
    </div>
    ${
      proposal.gaps.length > 0
        ? html`<h3>${t('queue.gaps')}</h3>
            ${sentences(language, proposal.gaps)}`
        : null
    }
    ${proposal.effective ? html`<p class="note">${t('queue.approved', { effective: proposal.effective })}</p>` : null}
    <div class="acts">
      ${acts.approve ? form(acts.approve, { version }, html`<button>${t('queue.approve')}</button>`) : null}
      ${acts.reject ? form(acts.reject, { version }, html`${choice(`r-${place}`, 'reason', t('queue.reject.reason'), r.codes('declineCodes'), undefined, t('consent.decline.choose'))}<button class="second">${t('queue.reject')}</button>`) : null}
      ${acts.undo ? form(acts.undo, { version }, html`<button class="second">${t('queue.undo')}</button>`) : null}
    </div>
  </article>`;
}

const listing = (r: PageReader, side: string, facts: ListingInPair): Html =>
  html`<section>
    <h3>${r.t(side)}: <bdi lang="${facts.language ?? r.language}">${facts.title}</bdi></h3>
    <p>
      ${own(facts.organisation)}, ${formatName(r.language, 'region', facts.country)}. ${r.code('profileTypes', facts.profileType)}
    </p>
    <p dir="auto" lang="${facts.language ?? r.language}">${facts.summary}</p>
  </section>`;

/** A bar per criterion, longest for what weighs most; its words say the direction, so that colour need not. */
function view(r: PageReader, title: string, { wants, contributions }: SideView): Html {
  const { t, language } = r;
  const largest = Math.max(0.01, ...contributions.map(({ value }) => Math.abs(value)));
  const ordered = [...contributions].sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  return html`<section>
    <h3>${t(title)} ${formatShare(language, wants)}</h3>
    <ul class="bars">
      ${ordered.map(({ criterion, value, reason }) => {
        const name = canSay(`criterion.${criterion}`) ? t(`criterion.${criterion}`) : criterion;
        const words = t('queue.contribution', { criterion: name, value: signed(language, value) });
        return html`<li>
          ${words} <span class="quiet">(${value < 0 ? t('queue.against') : t('queue.for')})</span>
          <meter min="0" max="${largest.toFixed(3)}" value="${Math.abs(value).toFixed(3)}" aria-label="${words}">
            ${formatNumber(language, value)}
          </meter>
          ${reason ? html`<span>${sayAll(language, reason)}</span>` : null}
        </li>`;
      })}
    </ul>
  </section>`;
}

const share = (language: string, name: string, value: number): Html =>
  html`${formatShare(language, value)}
    <meter min="0" max="1" value="${value.toFixed(3)}" aria-label="${name}">${formatShare(language, value)}</meter>`;

const signed = (language: string, value: number): string =>
  new Intl.NumberFormat(localeOf(language), {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
