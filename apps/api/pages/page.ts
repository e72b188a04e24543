import { readFileSync } from 'node:fs';
import { direction, fallbackLanguage, formatMoment, label, labels, say, type Facts, type Moment } from '#texts';
import { address, html, type Html } from './html.js';

/** Served at `stylesheetAddress` as text/css: the pages hold no inline style and no script, so that a strict CSP holds. */
export const stylesheet = readFileSync(new URL('./pages.css', import.meta.url), 'utf8');
export const stylesheetAddress = '/assets/pages.css';

/** Who is signed in, and where signing out posts. */
export type Session = { person: string; signOut: string };
export type PageFacts = { language: string; title: string; body: Html; session?: Session | undefined };

/** The frame of every page: language, direction, a way past the head, the stylesheet. */
export function page({ language: wanted, title, body, session }: PageFacts): string {
  const language = fallbackLanguage(wanted);
  return html`<!doctype html>
    <html lang="${language}" dir="${direction(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} · ${say(language, 'product')}</title>
        <link rel="stylesheet" href="${stylesheetAddress}" />
      </head>
      <body>
        <a class="skip" href="#content">${say(language, 'page.skip')}</a>
        <header><a href="/">${say(language, 'product')}</a>${session && signedIn(language, session)}</header>
        <main id="content" tabindex="-1">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.toString();
}

const signedIn = (language: string, { person, signOut }: Session): Html =>
  html`<span>${own(person)}</span>${form(signOut, {}, html`<button class="second">${say(language, 'page.sign_out')}</button>`)}`;

/** What a view says in its reader's language. */
export function reader(wanted: string) {
  const language = fallbackLanguage(wanted);
  return {
    language,
    t: (key: string, facts?: Facts) => say(language, key, facts),
    code: (list: string, code: string) => label(language, list, code),
    codes: (list: string) => labels(language, list),
    when: (moment: Moment) => formatMoment(language, moment),
  };
}
export type PageReader = ReturnType<typeof reader>;

/** A form that posts to us; `hidden` names what it carries beside its fields. */
export const form = (action: string, hidden: Record<string, string | number | undefined>, fields: Html): Html =>
  html`<form method="post" action="${address(action)}">
    ${Object.entries(hidden).map(([name, value]) => (value === undefined ? null : html`<input type="hidden" name="${name}" value="${value}" />`))}
    ${fields}
  </form>`;

export type Option = { code: string; label: string };

/** A labelled choice. `asked`: the words of an empty first option, which makes the choice required. */
export const choice = (
  id: string,
  name: string,
  words: string,
  options: readonly Option[],
  chosen?: string,
  asked?: string,
): Html =>
  html`<p>
    <label for="${id}">${words}</label>
    <select id="${id}" name="${name}" ${asked ? html` required` : null}>
      ${asked ? html`<option value="">${asked}</option>` : null}
      ${options.map(({ code, label: text }) => html`<option value="${code}" ${code === chosen ? html` selected` : null}>${text}</option>`)}
    </select>
  </p>`;

/** A link to a page of ours or to a web address. */
export const link = (to: string, words: string | Html): Html => html`<a href="${address(to)}">${words}</a>`;

/** People's own words keep their own direction. */
export const own = (text: string): Html => html`<bdi>${text}</bdi>`;
