import type { MessageView } from '#messages';
import { html } from './html.js';
import { choice, form, page, reader } from './page.js';

export type ThreadFacts = {
  action: string;
  partner: string;
  zone: string;
  messages: readonly MessageView[];
  done?: 'sent' | 'reported' | undefined;
};

/** What was written, the latest first, and a field to answer: text and nothing else. */
export function thread(language: string, { action, partner, zone, messages, done }: ThreadFacts): string {
  const { t, code, codes, when } = reader(language);
  const body = html`<p>${t('thread.about', { partner })}</p>
    ${done ? html`<p class="note" role="status">${t(`thread.${done}`)}</p>` : null}
    ${form(
      action,
      {},
      html`<p>
          <label for="text">${t('thread.write')}</label>
          <textarea id="text" name="text" rows="6" maxlength="4000" required dir="auto"></textarea>
        </p>
        <button>${t('page.send')}</button>`,
    )}
    ${messages.length ? null : html`<p class="quiet">${t('thread.none')}</p>`}
    ${messages.map(
      ({ id, author, mine, text, sentAt, reportedAt }) =>
        html`<article class="card">
          <h2>${mine ? t('thread.you') : code('authors', author)}</h2>
          <p class="quiet">${when({ at: sentAt, zone })}</p>
          <p class="letter" dir="auto">${text}</p>
          ${reportedAt ? html`<p class="quiet">${t('thread.was_reported')}</p>` : null}
          ${
            mine || reportedAt
              ? null
              : form(
                  action,
                  { report: id },
                  html`${choice(`reason-${id}`, 'reason', t('thread.report'), codes('reportReasons'), undefined, t('consent.decline.choose'))}<button
                      class="second"
                    >
                      ${t('thread.report')}
                    </button>`,
                )
          }
        </article>`,
    )}`;
  return page({ language, title: t('thread.title'), body });
}
