import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { addressOfSearch } from '#listings';
import { Links, type FactsToPost } from '#mail';
import { Matches } from '#matches';
import { overlapMinutes, type Before } from './history.js';
import { Finds } from './finds.js';
import {
  newsOf,
  nothing,
  type DecisionNews,
  type FindNews,
  type ListingNews,
  type News,
  type ProposalNews,
  type SearchNews,
} from './news.js';
import type { Reader } from './wishes.js';

/** How much of a section is shown; the rest is counted. */
const shown = { decisions: 10, views: 10, proposals: 5, overdue: 5, finds: 3, searches: 10, listings: 5, results: 10 };
const linkDays = 400;
/** How long a find can be answered: what is newer is in newer mails. */
const findDays = 60;

type Composed = { hub: string | null; facts: FactsToPost<'digest'> };
type Why = Awaited<ReturnType<Matches['explain']>>;
type Marks = (id: string) => { again?: true };

/** Makes of the news what a digest says: what waits for the reader first, the best with their reasons, the rest counted. */
@Injectable()
export class Composition {
  constructor(
    private readonly links: Links,
    private readonly matches: Matches,
    private readonly finds: Finds,
  ) {}

  async newsFor(em: EntityManager, reader: Reader, before: readonly Before[]): Promise<News> {
    const news = { ...nothing };
    for (const { kind, since, told } of before) {
      const after = DateTime.fromJSDate(since).minus({ minutes: overlapMinutes }).toJSDate();
      Object.assign(news, await newsOf(em, reader, kind, { after, told }));
    }
    return news;
  }

  async compose(em: EntityManager, reader: Reader, before: readonly Before[], news: News): Promise<Composed> {
    const links = {
      preferences: await this.link(em, reader, 'preferences'),
      unsubscribe: await this.link(em, reader, 'unsubscribe'),
    };
    const answer = (d: DecisionNews) => this.answerLink(em, reader, d);
    const find = (f: FindNews) => this.findLink(em, reader, f);
    return this.write(em, reader, before, news, { links, answer, find });
  }

  /** What would be said, without a link that does anything. */
  async preview(em: EntityManager, reader: Reader, before: readonly Before[], news: News): Promise<Composed> {
    const page = { page: '/' };
    return this.write(em, reader, before, news, {
      links: { preferences: page, unsubscribe: page },
      answer: async () => page,
      find: async () => page,
    });
  }

  private async write(
    em: EntityManager,
    reader: Reader,
    before: readonly Before[],
    news: News,
    to: {
      links: FactsToPost<'digest'>['links'];
      answer: (d: DecisionNews) => Promise<FactsToPost<'digest'>['decisions']['items'][number]['link']>;
      find: (f: FindNews) => Promise<FactsToPost<'digest'>['finds']['items'][number]['link']>;
    },
  ): Promise<Composed> {
    const again: Marks = (id) => (before.some((b) => b.perhapsTold.has(id)) ? { again: true } : {});
    const decisions = [];
    for (const d of news.decisions.slice(0, shown.decisions)) {
      const until = { at: d.until.toISOString(), zone: reader.wish.zone };
      decisions.push({ card: cardOf(d), ownTitle: d.ownTitle, until, link: await to.answer(d), ...again(d.id) });
    }
    const proposals = (await this.proposals(em, news.proposals.slice(0, shown.proposals))).map(({ id, ...p }) => ({
      ...p,
      ...again(id),
    }));
    const seen = news.views.slice(0, shown.views);
    const views = (await this.proposals(em, seen)).map(({ id, ...v }, n) => ({ view: seen[n]!.view, ...v, ...again(id) }));
    const overdue = news.overdue.map(({ id, titles }) => ({
      sentence: { key: 'mail.digest.pair', facts: titles },
      link: { page: '/inbox?overdue=yes' },
      ...again(id),
    }));
    const finds = [];
    for (const f of news.finds.slice(0, shown.finds))
      finds.push({ card: f.card, ownTitle: f.ownTitle, link: await to.find(f), ...again(f.id) });
    const searches = foundBy(news.searches).map(({ id, ...search }) => ({ ...search, ...again(id) }));
    const results = [
      ...news.made.map((m) => ({ ...said('made', { organisation: m.organisations }), ...again(m.id) })),
      ...news.outcomes.map((o) => ({ ...said('outcome', { organisation: o.organisation, outcome: o.outcome }), ...again(o.id) })),
    ];
    const since = before.map((b) => b.since).sort((a, b) => a.getTime() - b.getTime())[0]!;
    return {
      hub: reader.hubs[0] ?? reader.ofHub ?? hubOf(news),
      facts: {
        since: DateTime.fromJSDate(since).setZone(reader.wish.zone).toFormat('yyyy-MM-dd'),
        decisions: { items: decisions, more: news.decisions.length - decisions.length },
        views: { items: views, more: news.views.length - views.length },
        proposals: { items: proposals, more: news.proposals.length - proposals.length },
        overdue: section(overdue, shown.overdue),
        finds: { items: finds, more: news.finds.length - finds.length },
        searches: section(searches, shown.searches),
        listings: section(
          news.listings.map((l) => ({ ...listing(l, reader), ...again(l.id) })),
          shown.listings,
        ),
        results: section(results, shown.results),
        links: to.links,
      },
    };
  }

  /** Each pair with what speaks for it most, twice, and what speaks against it or is not known. */
  private async proposals(em: EntityManager, told: readonly ProposalNews[]) {
    const whys = await this.matches.explainEach(em, told);
    return told.map((proposal, n) => proposalOf(proposal, whys[n]!));
  }

  private async link(em: EntityManager, { person, contact }: Reader, purpose: 'preferences' | 'unsubscribe') {
    return { link: (await this.links.makeLink(em, { purpose, person, contact, days: linkDays })).id, purpose };
  }

  private async findLink(em: EntityManager, reader: Reader, find: FindNews) {
    const subject = await this.finds.keep(em, reader, find);
    const { person, contact } = reader;
    const { id } = await this.links.makeLink(em, {
      purpose: 'interest',
      person,
      contact,
      subject,
      side: find.side,
      days: findDays,
    });
    return { link: id, purpose: 'interest' as const };
  }

  /** The same page as the question's own mail. */
  private async answerLink(em: EntityManager, { person, contact, now }: Reader, { introduction, side, until }: DecisionNews) {
    const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
    const { id } = await this.links.makeLink(em, { purpose: 'consent', person, contact, subject: introduction, side, minutes });
    return { link: id, purpose: 'consent' as const };
  }
}

function proposalOf({ id, titles, score, coverage }: ProposalNews, { reasons }: Why) {
  const sentence = ({ key, facts }: { key: string; facts?: object }) => ({ key, facts: facts as never });
  const gap = reasons.find((r) => r.sign !== '+');
  return {
    id,
    ...titles,
    score,
    coverage,
    reasons: reasons
      .filter((r) => r.sign === '+')
      .slice(0, 2)
      .map(sentence),
    ...(gap ? { gap: sentence(gap) } : {}),
    link: { page: '/queue' },
  };
}

/** The card as a mail tells it. */
function cardOf({ card }: DecisionNews) {
  const { title, summary, language, country, profileType, reasons, gap } = card;
  return { title, summary, ...(language && { language }), country, profileType, reasons, ...(gap ? { gap } : {}) };
}

const said = (what: string, facts: Record<string, string | string[]>) => ({
  sentence: { key: `mail.digest.result.${what}`, facts },
});

/** A line for each search, to the page of all that it finds. */
function foundBy(news: readonly SearchNews[]) {
  const bySearch = new Map<string, { one: SearchNews; count: number }>();
  for (const one of news) bySearch.set(one.search, { one, count: 1 + (bySearch.get(one.search)?.count ?? 0) });
  return [...bySearch.values()].map(({ one: { id, name, asked, reader }, count }) => ({
    id,
    sentence: { key: 'mail.digest.search', facts: { search: name, count } },
    link: { page: addressOfSearch(asked, reader) },
  }));
}

function listing({ became, title, until }: ListingNews, { wish }: Reader) {
  const day = DateTime.fromJSDate(until).setZone(wish.zone).toFormat('yyyy-MM-dd');
  return said(became, became === 'expiring' ? { title, until: day } : { title });
}

const hubOf = ({ decisions, finds, made, listings }: News): string | null =>
  decisions[0]?.hub ?? finds[0]?.hub ?? made[0]?.hub ?? listings.find((l) => l.hub)?.hub ?? null;

const section = <T>(all: readonly T[], most: number) => ({ items: all.slice(0, most), more: Math.max(0, all.length - most) });
