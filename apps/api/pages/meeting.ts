import type { MeetingPoll } from '#meetings';
import { zoneName } from '#texts';
import { html } from './html.js';
import { form, page, reader } from './page.js';

export type MeetingFacts = { action: string; zone: string; poll: MeetingPoll; saved?: boolean };

/** Which of some times suit, in the reader's own zone; or what has been booked. */
export function meeting(language: string, { action, zone, poll, saved }: MeetingFacts): string {
  const { t, when } = reader(language);
  const { with: organisation, minutes, place, startsAt, hub } = poll;
  const address = hub.replyTo;
  const about = html`<p>${t('meeting.about', { organisation, minutes })}</p>`;
  if (poll.state === 'cancelled')
    return page({ language, title: t('meeting.cancelled'), body: html`${about}<p>${t('meeting.cancelled.next', { address })}</p>` }); // prettier-ignore
  if (poll.state !== 'polling')
    return page({
      language,
      title: t('meeting.booked'),
      body: html`${about}
        <p role="status">${t('meeting.when', { starts: { at: startsAt!, zone }, minutes })}</p>
        ${place ? html`<p>${t('meeting.place', { place })}</p>` : null}
        <p>${t('meeting.booked.next', { address })}</p>`,
    });
  const open = poll.times.filter((time) => !time.past);
  if (!open.length)
    return page({
      language,
      title: t('meeting.title'),
      body: html`${about}
        <p>${t('meeting.over', { address })}</p>`,
    });
  const times = html`<fieldset>
    <legend>${t('meeting.which')}</legend>
    ${open.map(
      ({ startsAt: at, marked }, n) =>
        html`<p>
          <label class="mark"
            ><input type="checkbox" name="time${n}" value="${at.toISOString()}" ${marked ? html` checked` : null} />
            ${when({ at, zone })}</label
          >
        </p>`,
    )}
    <button>${t('page.send')}</button>
  </fieldset>`;
  const body = html`${about} ${saved ? html`<p class="note" role="status">${t('meeting.saved')}</p>` : null}
    <p>${t('meeting.zone', { zone: zoneName(language, zone, open[0]!.startsAt) })}</p>
    ${form(action, { marked: 'yes' }, times)}
    <p class="quiet">${t('meeting.none', { address })}</p>`;
  return page({ language, title: t('meeting.title'), body });
}
