import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

/** Checks one organisation against the live lists. */
export const ScreenOrganisation = job('ScreenOrganisation', 'upkeep', z.object({ organisation: id }), {
  seconds: 120,
  coalesce: ({ organisation }) => organisation,
});

/** Wishes a check of every organisation: a list has changed. */
export const RescreenEverybody = job('RescreenEverybody', 'upkeep', z.object({ list: id }), {
  seconds: 300,
  coalesce: () => 'everybody',
});
