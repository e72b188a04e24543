import type { Moment } from '#texts';
import type { CardFacts } from '#mail';
import { card } from './card.js';
import { html } from './html.js';
import { choice, form, link, page, reader } from './page.js';

export type Answer = 'accepted' | 'not_now' | 'declined';

export type ConsentFacts = {
  /** Where the three forms post: `answer`, and `until` (a day) with not_now, `reason` (a decline code) with declined. */
  action: string;
  organisation: string;
  /** Who answers by this link; a contact without a name is known by the address. */
  person?: string;
  address: string;
  hubAddress: string;
  /** The page for whoever is somebody else; none for whoever is signed in. */
  notYou?: string;
  ownTitle: string;
  card: CardFacts;
  until: Moment;
  /** What the hub asks to be declared with an "interested", in the reader's language where it has it. */
  attestation?: { version: number; language: string; text: string };
  /** How long an "interested" can be taken back, in whole hours; none where it counts at once. */
  hoursUntilEffective?: number;
  /** The days between which "ask me again" may lie, `YYYY-MM-DD`. */
  notNow: { from: string; to: string };
  /** The answer that the reader touched in the mail: its form comes first. Opening the page records nothing. */
  inFront?: Answer;
};

/** One possible partner, three answers, each a form of its own: no answer needs a field of another. */
export function consent(language: string, facts: ConsentFacts): string {
  const r = reader(language);
  const { t } = r;
  const forms = {
    accepted: form(
      facts.action,
      { answer: 'accepted' },
      html`<fieldset>
        <legend>${t('answer.accepted')}</legend>
        <p>${t('consent.accept.explain')}</p>
        ${facts.attestation ? declaration(r, facts.attestation, facts.organisation) : null}
        <button>${t('answer.accepted')}</button>
      </fieldset>`,
    ),
    not_now: form(
      facts.action,
      { answer: 'not_now' },
      html`<fieldset>
        <legend>${t('answer.not_now')}</legend>
        <p>
          <label for="until">${t('consent.not_now.until')}</label>
          <input
            id="until"
            name="until"
            type="date"
            required
            min="${facts.notNow.from}"
            max="${facts.notNow.to}"
            value="${facts.notNow.from}"
          />
        </p>
        <button class="second">${t('answer.not_now')}</button>
      </fieldset>`,
    ),
    declined: form(
      facts.action,
      { answer: 'declined' },
      html`<fieldset>
        <legend>${t('answer.declined')}</legend>
        ${choice('reason', 'reason', t('consent.decline.reason'), r.codes('declineCodes'), undefined, t('consent.decline.choose'))}
        <p class="quiet">${t('consent.decline.kept')}</p>
        <button class="second">${t('answer.declined')}</button>
      </fieldset>`,
    ),
  };
  const order: Answer[] = ['accepted', 'not_now', 'declined'];
  const first = facts.inFront ?? 'accepted';
  const who = facts.person
    ? t('consent.who', { person: facts.person, organisation: facts.organisation })
    : t('consent.who_unnamed', { organisation: facts.organisation, address: facts.address });
  const notYou = facts.notYou ? link(facts.notYou, t('not_you.link')) : t('consent.not_you', { address: facts.hubAddress });
  const body = html`<p>${who} ${notYou}</p>
    ${card(r, facts.card, facts.ownTitle)}
    <p>${t('consent.until', { until: facts.until })}</p>
    ${[first, ...order.filter((answer) => answer !== first)].map((answer) => forms[answer])}
    <h2>${t('consent.shown.title')}</h2>
    <ul>
      <li>${t('consent.shown.now')}</li>
      <li>${t('consent.shown.both')}</li>
      <li>${t('consent.shown.never')}</li>
      ${facts.hoursUntilEffective ? html`<li>${t('consent.shown.effective', { hours: facts.hoursUntilEffective })}</li>` : null}
    </ul>`;
  return page({ language, title: t('consent.title'), body });
}

const declaration = ({ t }: ReturnType<typeof reader>, said: NonNullable<ConsentFacts['attestation']>, organisation: string) =>
  html`<p>${t('attestation.asked')}</p>
    <blockquote lang="${said.language}" dir="auto">${said.text}</blockquote>
    <p>
      <label
        ><input type="checkbox" name="attests" value="${String(said.version)}" required />
        ${t('attestation.declare', { organisation })}</label
      >
    </p>`;

/** How an answer ended, or why none can be given here. */
export type ConsentThanksFacts =
  | { state: 'accepted'; effective?: Moment; takeBackAction?: string }
  | { state: 'not_now'; until: string }
  | { state: 'declined' }
  | { state: 'taken_back' }
  | { state: 'answered'; answer: string; hubAddress: string }
  | { state: 'expired'; hubAddress: string };

export function consentThanks(language: string, facts: ConsentThanksFacts): string {
  const { t } = reader(language);
  switch (facts.state) {
    case 'accepted': {
      const { effective, takeBackAction } = facts;
      const body = html`<p>${t('consent.thanks.accepted.next')}</p>
        ${effective ? html`<p>${t('consent.thanks.accepted.until', { effective })}</p>` : null}
        ${takeBackAction ? form(takeBackAction, { answer: 'take_back' }, html`<button class="second">${t('consent.thanks.take_back')}</button>`) : null}`;
      return page({ language, title: t('consent.thanks.accepted.title'), body });
    }
    case 'not_now':
      return said('consent.thanks.not_now.title', t('consent.thanks.not_now.next', { until: facts.until }));
    case 'answered':
      return said('consent.answered.title', t('consent.answered.next', { answer: facts.answer, address: facts.hubAddress }));
    case 'expired':
      return said('consent.expired.title', t('consent.expired.next', { address: facts.hubAddress }));
    default:
      return said(`consent.thanks.${facts.state}.title`, t(`consent.thanks.${facts.state}.next`));
  }

  function said(title: string, sentence: string): string {
    return page({ language, title: t(title), body: html`<p>${sentence}</p>` });
  }
}
