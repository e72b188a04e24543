import type { Verified } from '#letters';
import { formatName } from '#texts';
import { html } from './html.js';
import { link, page, reader } from './page.js';

export type LetterFacts = { hub: string; organisation: string; reference: string; file: string };

/** Where the mail leads whom a letter is written to: the file. */
export function letter(language: string, { hub, organisation, reference, file }: LetterFacts): string {
  const { t } = reader(language);
  const body = html`<p>${t('letter.ready', { hub, organisation })}</p>
    <p>${t('letter.reference', { reference })}</p>
    <p>${link(file, t('letter.fetch'))}</p>`;
  return page({ language, title: t('letter.title'), body });
}

/** What a code proves, in the language of whoever asks; undefined where no letter has it. */
export function verification(language: string, letter: Verified | null): string {
  const { t } = reader(language);
  if (!letter) return page({ language, title: t('verify.unknown.title'), body: html`<p>${t('verify.unknown.next')}</p>` });
  const { hub, reference } = letter;
  const about = { hub: hub.name, reference, address: hub.replyTo };
  if (letter.state === 'revoked')
    return page({
      language,
      title: t('verify.revoked.title'),
      body: html`<p role="status">${t('verify.revoked.next', { ...about, day: letter.revokedAt.slice(0, 10) })}</p>`,
    });
  if (letter.state === 'unconfirmed')
    return page({
      language,
      title: t('verify.unconfirmed.title'),
      body: html`<p role="status">${t('verify.unconfirmed.next', about)}</p>`,
    });
  const { to, introduced, madeOn, issuedOn } = letter.facts;
  const body = html`<p role="status">${t('verify.valid.next', { hub: hub.name, reference, day: issuedOn })}</p>
    <p>
      ${t('verify.valid.names', {
        organisation: introduced.organisation,
        country: introduced.country,
        title: introduced.title,
        partner: to.organisation,
      })}
    </p>
    <p><strong>${t('verify.valid.compare')}</strong></p>
    <h2>${t('letter.checked.title')}</h2>
    <ul>
      <li>${t('letter.consent', { day: madeOn })}</li>
      ${[introduced, to].map(({ organisation, checkedOn }) => html`<li>${t('letter.checked', { organisation, day: checkedOn })}</li>`)}
    </ul>
    <h2>${t('letter.not.title')}</h2>
    <p>${t('letter.not')}</p>
    <p class="quiet">${hub.name}, ${formatName(language, 'region', hub.country)} · ${hub.replyTo}</p>`;
  return page({ language, title: t('verify.valid.title'), body });
}
