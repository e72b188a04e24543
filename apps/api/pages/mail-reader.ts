import { localeOf, formatName, zoneName, type Moment } from '#texts';
import { html } from './html.js';
import { choice, form, link, own, page, reader } from './page.js';

export type PreferencesFacts = {
  /** Posts one frequency a kind, by its name, weekday (1 Monday … 7 Sunday), hour (0 … 23), zone, language, pauseUntil (a day or empty). */
  action: string;
  address: string;
  kinds: readonly string[];
  frequencies: Readonly<Record<string, string>>;
  weekday: number;
  hour: number;
  zone: string;
  zones: readonly string[];
  languages: readonly string[];
  language: string;
  pauseUntil?: string;
  today: string;
  /** After a save: when news may come next; `never` where none will, `each` where it comes as it is. */
  saved?: Moment | 'never' | 'each';
  /** Asked for now, whatever the hour. */
  sentNow?: boolean;
};

export function preferences(language: string, facts: PreferencesFacts): string {
  const r = reader(language);
  const { t } = r;
  const named = (zone: string) =>
    `${zone.replaceAll('_', ' ')} (${zoneName(r.language, zone, new Date(`${facts.today}T12:00:00Z`))})`;
  const zones = [...new Set([facts.zone, ...facts.zones])].map((zone) => ({ code: zone, label: named(zone) }));
  const saved =
    facts.saved === 'never'
      ? t('preferences.saved_none')
      : facts.saved === 'each'
        ? t('preferences.saved_each')
        : facts.saved && t('preferences.saved', { next: facts.saved });
  const zone = zoneName(r.language, facts.zone, new Date(`${facts.today}T12:00:00Z`));
  const body = html`${saved ? html`<p class="note" role="status">${saved}</p>` : null}
    ${facts.sentNow ? html`<p class="note" role="status">${t('preferences.now.done', { address: facts.address })}</p>` : null}
    <p>${t('preferences.who', { address: facts.address })} ${t('preferences.silence')}</p>
    ${form(
      facts.action,
      {},
      html` <fieldset>
          <legend>${t('preferences.frequency')}</legend>
          ${facts.kinds.map((kind) => choice(kind, kind, r.code('digestKinds', kind), r.codes('frequencies'), facts.frequencies[kind]))}
          <p class="quiet">${t('preferences.each.explain')}</p>
        </fieldset>
        ${choice('weekday', 'weekday', t('preferences.weekday'), weekdays(r.language), String(facts.weekday))}
        ${choice('hour', 'hour', t('preferences.hour'), hours(r.language, zone), String(facts.hour))}
        ${choice('zone', 'zone', t('preferences.zone'), zones, facts.zone)}
        ${choice(
          'language',
          'language',
          t('preferences.language'),
          facts.languages.map((code) => ({ code, label: formatName(code, 'language', code) })),
          facts.language,
        )}
        <p>
          <label for="pauseUntil">${t('preferences.pause')}</label>
          <input
            id="pauseUntil"
            name="pauseUntil"
            type="date"
            min="${facts.today}"
            value="${facts.pauseUntil ?? ''}"
            aria-describedby="pause-explained"
          />
        </p>
        <p id="pause-explained" class="quiet">${t('preferences.pause.explain')}</p>
        <button>${t('page.save')}</button>`,
    )}
    ${form(facts.action, { now: 'yes' }, html`<button class="second">${t('preferences.now')}</button>`)}
    <p>${link(`${facts.action}/preview`, t('preferences.preview'))}</p>`;
  return page({ language, title: t('preferences.title'), body });
}

export type PreviewFacts = { back: string; subject: string | null; text: string; asHtml: string };

/** What would be sent now. Looking sends nothing. */
export function preview(language: string, facts: PreviewFacts): string {
  const { t } = reader(language);
  const body = html`<p>${link(facts.back, t('page.back'))}</p>
    ${
      facts.subject === null
        ? html`<p>${t('preview.nothing')}</p>`
        : html`<h2>${own(facts.subject)}</h2>
            <p>${link(facts.asHtml, t('preview.as_html'))}</p>
            <div class="letter card" dir="auto">${facts.text}</div>`
    }`;
  return page({ language, title: t('preview.title'), body });
}

export type RecipientFacts = { address: string; organisation: string } & ({ state: 'ask'; action: string } | { state: 'done' });

/** Whether somebody without an account wants the news. Opening it changes nothing; the button's POST does. */
export function recipient(language: string, facts: RecipientFacts): string {
  const { t } = reader(language);
  const { address, organisation } = facts;
  const body =
    facts.state === 'ask'
      ? html`<p>${t('recipient.ask', { address, organisation })}</p>
          <p class="quiet">${t('recipient.how')}</p>
          ${form(facts.action, {}, html`<button>${t('recipient.confirm')}</button>`)}`
      : html`<p role="status">${t('recipient.done', { address })}</p>`;
  return page({ language, title: t('recipient.title'), body });
}

export type UnsubscribeFacts = { address: string; preferences?: string } & ({ state: 'ask'; action: string } | { state: 'done' });

/** Opening it changes nothing; the button's POST does. */
export function unsubscribe(language: string, facts: UnsubscribeFacts): string {
  const { t } = reader(language);
  const { address } = facts;
  const body =
    facts.state === 'ask'
      ? html`<p>${t('unsubscribe.ask', { address })}</p>
          <p class="quiet">${t('unsubscribe.still')}</p>
          ${form(facts.action, {}, html`<button>${t('unsubscribe.confirm')}</button>`)}`
      : html`<p role="status">${t('unsubscribe.done.next', { address })}</p>`;
  const title = facts.state === 'ask' ? t('unsubscribe.title') : t('unsubscribe.done.title');
  return page({
    language,
    title,
    body: html`${body} ${facts.preferences ? html`<p>${link(facts.preferences, t('unsubscribe.preferences'))}</p>` : null}`,
  });
}

/** 5 January 2026 is a Monday. */
const weekdays = (language: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    code: String(weekday),
    label: new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2026, 0, 4 + weekday),
    ),
  }));

/** The zone's name beside each hour: an hour without its zone is somebody else's hour. */
const hours = (language: string, zone: string) =>
  Array.from({ length: 24 }, (_, hour) => ({
    code: String(hour),
    label: `${new Intl.DateTimeFormat(localeOf(language), {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(Date.UTC(2026, 0, 5, hour))} · ${zone}`,
  }));
