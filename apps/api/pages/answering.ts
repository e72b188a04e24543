import { html } from './html.js';
import { form, link, page, reader } from './page.js';

export type CodeFacts = {
  /** Where both forms post what is kept: the one with the `code`, the other has another code sent. */
  action: string;
  /** The answer as it was given, which is not recorded yet. */
  kept: Record<string, string>;
  address: string;
  hubAddress: string;
  notYou: string;
  state: 'sent' | 'wrong' | 'too_many';
};

/** An answer waits for the code that went to the mailbox of whoever it was asked of. */
export function code(language: string, { action, kept, address, hubAddress, notYou, state }: CodeFacts): string {
  const { t } = reader(language);
  const body = html`<p role="status">${t(`code.${state}`, { address, hub: hubAddress })}</p>
    ${form(
      action,
      kept,
      html`<p>
          <label for="code">${t('code.label')}</label>
          <input
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="12"
            dir="ltr"
            required
            autofocus
          />
        </p>
        <button>${t('code.answer')}</button>`,
    )}
    ${state === 'too_many' ? null : form(action, kept, html`<button class="second">${t('code.another')}</button>`)}
    <p>${link(notYou, t('not_you.link'))}</p>`;
  return page({ language, title: t('code.title'), body });
}

export type NotYouFacts = { action: string; person?: string; address: string; organisation: string };

/** For whoever opened a question that was meant for somebody else. */
export function notYou(language: string, { action, person, address, organisation }: NotYouFacts): string {
  const { t } = reader(language);
  const meant = person ? t('not_you.meant', { person, organisation }) : t('not_you.meant_unnamed', { address, organisation });
  const body = html`<p>${meant}</p>
    <p>${t('not_you.means')}</p>
    ${form(action, {}, html`<button>${t('not_you.tell')}</button>`)}`;
  return page({ language, title: t('not_you.title'), body });
}

export function notYouTold(language: string, hubAddress: string): string {
  const { t } = reader(language);
  return page({ language, title: t('not_you.title'), body: html`<p>${t('not_you.told', { address: hubAddress })}</p>` });
}
