import type { EntityManager } from 'typeorm';
import { Problem, type FieldError } from '#problems';
import { languages } from '#texts';
import { missingYears } from './calendars.js';
import type { Hub } from './entities.js';
import type { ChecklistView, Gap } from './hub-settings.schema.js';

/** One is ill, and the hub goes on. */
const coordinatorsNeeded = 2;

/** What there is and what is missing on the day a hub opens. Its zone, week, currency and capacity it has from the day it was proposed. */
export async function checklistOf(em: EntityManager, hub: Hub): Promise<ChecklistView> {
  const [{ active, notLoaded }] = (await em.query(
    `select (select count(*)::int from members.memberships m join members.people p on p.id = m.person
        where m.hub = $1 and m.ended_at is null and p.suspended_at is null) as active,
       screening.lists_not_loaded($2) as "notLoaded"`,
    [hub.id, hub.listPolicy],
  )) as [{ active: number; notLoaded: string[] }];
  const missing: Record<Gap, readonly string[]> = {
    holidays: (await missingYears(em, hub.id)).map(String),
    languages: (languages as readonly string[]).includes(hub.fallbackLanguage) ? [] : [hub.fallbackLanguage],
    lists: hub.listPolicy.length ? notLoaded : ['1'],
    attestation: hub.attestations.some((a) => a.language === hub.fallbackLanguage) ? [] : [hub.fallbackLanguage],
    coordinators: active < coordinatorsNeeded ? [String(coordinatorsNeeded - active)] : [],
    letterhead: hub.letterhead === null ? ['1'] : [],
  };
  const always = (['zone', 'work_week', 'currency', 'capacity'] as const).map((item) => ({ item, met: true, missing: [] }));
  const gaps = Object.entries(missing).map(([item, of]) => ({ item: item as Gap, met: !of.length, missing: [...of] }));
  return { ready: gaps.every((g) => g.met), items: [...always, ...gaps] };
}

/**
 * Answers what is missing and was accepted as such.
 * @throws {Problem} `hub_not_ready`, with what to do about each thing that is missing and was not named
 */
export async function mustBeReady(em: EntityManager, hub: Hub, despite: readonly Gap[]): Promise<Gap[]> {
  const gaps = (await checklistOf(em, hub)).items.filter((i) => !i.met) as { item: Gap; missing: string[] }[];
  const errors = gaps
    .filter(({ item }) => !despite.includes(item))
    .map(({ item, missing }): FieldError => ({ field: item, rule: 'missing', message: whatToDo[item](missing.join(', ')) }));
  if (errors.length) throw new Problem(409, 'hub_not_ready', { count: errors.length }, errors);
  return gaps.map(({ item }) => item);
}

const whatToDo: Record<Gap, (missing: string) => string> = {
  holidays: (years) => `no holiday is known of ${years}: take the country's public holidays of that year, or set them`,
  languages: (language) => `nothing can be written in "${language}": choose another language to fall back to`,
  lists: (names) => (names === '1' ? 'name the denied-party lists that the hub relies on' : `load these lists: ${names}`),
  attestation: (language) => `write what a firm declares, in "${language}" at least`,
  coordinators: (count) => `invite ${count} more who can act`,
  letterhead: () => 'write the name and the address that stand on what the hub sends',
};
