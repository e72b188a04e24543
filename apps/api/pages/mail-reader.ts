import { localeOf, formatName, zoneName, type Moment } from '#texts';
import { html } from './html.js';
import { choice, form, link, page, reader } from './page.js';

export type PreferencesFacts = {
  /** Posts frequency, weekday (1 Monday … 7 Sunday), hour (0 … 23), zone, language, pauseUntil (a day or empty). */
  action: string;
  address: string;
  frequency: string;
  weekday: number;
  hour: number;
  zone: string;
  zones: readonly string[];
  languages: readonly string[];
  language: string;
  pauseUntil?: string;
  today: string;
  /** After a save: when news may come next; `never` where none will. */
  saved?: Moment | 'never';
};

export function preferences(language: string, facts: PreferencesFacts): string {
  const r = reader(language);
  const { t } = r;
  const named = (zone: string) =>
    `${zone.replaceAll('_', ' ')} (${zoneName(r.language, zone, new Date(`${facts.today}T12:00:00Z`))})`;
  const zones = [...new Set([facts.zone, ...facts.zones])].map((zone) => ({ code: zone, label: named(zone) }));
  const saved =
    facts.saved === 'never' ? t('preferences.saved_none') : facts.saved && t('preferences.saved', { next: facts.saved });
  const body = html`${saved ? html`<p class="note" role="status">${saved}</p>` : null}
    <p>${t('preferences.who', { address: facts.address })} ${t('preferences.silence')}</p>
    ${form(
      facts.action,
      {},
      html` ${choice('frequency', 'frequency', t('preferences.frequency'), r.codes('frequencies'), facts.frequency)}
        ${choice('weekday', 'weekday', t('preferences.weekday'), weekdays(r.language), String(facts.weekday))}
        ${choice('hour', 'hour', t('preferences.hour'), hours(r.language), String(facts.hour))}
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
    )}`;
  return page({ language, title: t('preferences.title'), body });
}

export type UnsubscribeFacts = { address: string; preferences: string } & ({ state: 'ask'; action: string } | { state: 'done' });

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
    body: html`${body}
      <p>${link(facts.preferences, t('unsubscribe.preferences'))}</p>`,
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

const hours = (language: string) =>
  Array.from({ length: 24 }, (_, hour) => ({
    code: String(hour),
    label: new Intl.DateTimeFormat(localeOf(language), {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(Date.UTC(2026, 0, 5, hour)),
  }));
