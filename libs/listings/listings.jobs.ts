import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

/** Ends a published listing whose lifetime or deadline is past. */
export const ExpireListing = job('ExpireListing', 'upkeep', z.object({ listing: id }));

/** Holds the listings of an organisation that screening does not clear. */
export const HoldListings = job('HoldListings', 'upkeep', z.object({ organisation: id }));

/** Puts the listings of an organisation that screening cleared back to where they were. */
export const ReleaseListings = job('ReleaseListings', 'upkeep', z.object({ organisation: id }));

/** After compliance let go what was held for what it lists. */
export const ReleaseListing = job('ReleaseListing', 'upkeep', z.object({ listing: id }));

/** After a mandate has ended: nothing is listed by it any more. */
export const WithdrawOfMandate = job('WithdrawOfMandate', 'upkeep', z.object({ mandate: id }));

/** After an organisation was suspended. */
export const WithdrawOfOrganisation = job('WithdrawOfOrganisation', 'upkeep', z.object({ organisation: id }));

/** After a hub was moved: a closed one keeps no need. */
export const WithdrawOfHub = job('WithdrawOfHub', 'upkeep', z.object({ hub: id }));

/** After somebody wished that a machine translates a listing. */
export const TranslateListing = job('TranslateListing', 'upkeep', z.object({ listing: id, language: z.string() }));

/** When a published listing `l` is over: a day is past when it is past in UTC. */
export const isOver = `l.state = 'published' and (l.expires_at <= landfall.now() or l.deadline < (landfall.now() at time zone 'UTC')::date)`;

/** What is due, as rows `{ key, payload }`. A listing published again is another version, so it can fall due again. */
export const listingTimetable = {
  expired: `select 'expire.' || l.id || '.' || l.version as key, jsonb_build_object('listing', l.id) as payload from listings.listings l where ${isOver}`,
} as const;
