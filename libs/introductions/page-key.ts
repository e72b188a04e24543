import { z } from 'zod';
import { id } from '#problems';

/** The time and id that a page of introductions ended with. */
export const ByTime = z.tuple([z.iso.datetime(), id]);
