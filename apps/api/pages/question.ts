import type { QuestionView } from '#review';
import { html } from './html.js';
import { form, page, reader } from './page.js';

export type QuestionFacts = { action: string; question: QuestionView };

/** What a hub asks of one's own listing, and a field to answer it once. */
export function question(language: string, { action, question: asked }: QuestionFacts): string {
  const { t } = reader(language);
  const { hub, listing, text, open, answer } = asked;
  const field = form(
    action,
    {},
    html`<p>
        <label for="text">${t('question.answer')}</label>
        <textarea id="text" name="text" rows="6" maxlength="2000" required dir="auto"></textarea>
      </p>
      <button>${t('page.send')}</button>`,
  );
  const over = answer
    ? html`<p role="status">${t('question.answered')}</p>
        <p class="letter" dir="auto">${answer}</p>`
    : html`<p role="status">${t('question.closed', { address: hub.replyTo })}</p>`;
  const body = html`<p>${t('question.about', { hub: hub.name, title: listing.title ?? '' })}</p>
    <p class="letter" dir="auto">${text}</p>
    ${open ? field : over}`;
  return page({ language, title: t('question.title'), body });
}
