import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '#database';
import { Post } from '#mail';
import { kinds, type Due, type Kind } from './windows.js';
import type { Reader } from './wishes.js';

/** Where the window of a kind begins, what was told before that is still in sight, and what may have been told. */
export type Before = Due & { since: Date; told: readonly string[]; perhapsTold: ReadonlySet<string> };

/** The key of a digest's mail. */
export const keyOf = (reader: string, period: string) => `digest:${reader}:${period}`;

/**
 * Longer than any transaction and a clock that is put back ten minutes: what was under way when a digest was composed, or happened at an
 * hour that it had passed already, is found by the next, which looks so far back.
 */
export const overlapMinutes = 20;

type Last = { kind: Kind; since: Date; until: Date; period: string; items: string[]; state: 'silent' | 'sent' };

/** What is older is no news of listings and results, for somebody who is new, or had stopped them and begins again. */
const oldNews = { finds: true, listings: true, results: true, decisions: false, views: false, proposals: false };
const newsDays = 62;
const minute = 60_000;
const day = 24 * 60 * minute;

/** What a reader has been told, by what became of the mails. */
@Injectable()
export class History {
  constructor(private readonly post: Post) {}

  /**
   * A window begins at the end of the one before, or at its beginning when nobody has read that one. A mail that still waits for its
   * server is taken back, as this one tells it all, and what it held of kinds that are not due today comes along; one of unknown
   * fate may have been read, so its news is marked.
   */
  async before(em: EntityManager, reader: Reader, period: string, due: readonly Due[]): Promise<Before[]> {
    const lasts = await this.lasts(em, reader);
    const fates = new Map<string, string | undefined>();
    for (const last of lasts.filter(({ kind }) => due.some((d) => d.kind === kind))) {
      if (last.state === 'sent' && !fates.has(last.period))
        fates.set(last.period, await this.post.takeBack(em, keyOf(reader.reader, last.period)));
    }
    const along = lasts.filter((last) => fates.get(last.period) === 'waiting' && !due.some((d) => d.kind === last.kind));
    return this.windows(em, reader, [...due, ...along.map(({ kind }) => ({ kind, period }))], lasts, fates);
  }

  /** As `before`, for a look at what would be told: nothing is taken back. */
  async look(em: EntityManager, reader: Reader, due: readonly Due[]): Promise<Before[]> {
    return this.windows(em, reader, due, await this.lasts(em, reader), new Map());
  }

  private async windows(
    em: EntityManager,
    reader: Reader,
    due: readonly Due[],
    lasts: readonly Last[],
    fates: ReadonlyMap<string, string | undefined>,
  ): Promise<Before[]> {
    const begun = due
      .map((wanted) => ({ ...wanted, ...begins(wanted.kind, lasts, fates, reader) }))
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    const earliest = new Date(Math.min(...begun.map(({ since }) => since.getTime())) - overlapMinutes * minute);
    const digests = (await em.query(sentSince, [reader.reader, earliest])) as { until: Date; items: string[] }[];
    return begun.map((window) => {
      const from = window.since.getTime() - overlapMinutes * minute;
      const inSight = digests.filter(({ until }) => until.getTime() > from && until <= window.since);
      return { ...window, told: inSight.flatMap(({ items }) => items) };
    });
  }

  private async lasts(em: EntityManager, { reader }: Reader): Promise<Last[]> {
    return (await em.query(lastOfEach, [reader])) as Last[];
  }
}

const sentSince = prepared(`select until, items from digests.digests where reader = $1 and until > $2 and state = 'sent'`);
/** One look into the index for each kind, however many years somebody has been reading. */
const lastOfEach = prepared(`
  select w.kind, w.since, w.until, d.period, d.items, d.state
  from (values ${kinds.map((kind) => `('${kind}')`).join(', ')}) k(kind)
  cross join lateral (
    select w.kind, w.since, w.until, w.digest from digests.windows w
    where w.reader = $1 and w.kind = k.kind order by w.until desc limit 1) w
  join digests.digests d on d.id = w.digest`);

function begins(
  kind: Kind,
  lasts: readonly Last[],
  fates: ReadonlyMap<string, string | undefined>,
  { since, now, wish }: Reader,
): Pick<Before, 'since' | 'perhapsTold'> {
  const last = lasts.find((l) => l.kind === kind);
  const none: ReadonlySet<string> = new Set();
  // who wished it all the time misses nothing, however long nothing could be sent
  const wished = last !== undefined && wish.changedAt <= last.until;
  const recent = (at: Date) => (oldNews[kind] && !wished ? new Date(Math.max(at.getTime(), now.getTime() - newsDays * day)) : at);
  if (!last) return { since: recent(since), perhapsTold: none };
  const fate = fates.has(last.period) ? fates.get(last.period) : 'sent';
  if (fate === 'sent' || fate === 'kept') return { since: recent(last.until), perhapsTold: none };
  return { since: recent(last.since), perhapsTold: fate === 'unknown' || fate === 'sending' ? new Set(last.items) : none };
}
