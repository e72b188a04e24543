import type { Moment, Sentence } from '#texts';

/** Who writes: the hub by its name, its postal address (the law asks for one) and the address where a person answers. */
export type HubFacts = {
  name: string;
  postal: string;
  address: string;
  /** Where it has the reader's address from and on what ground, of somebody whom it entered itself; the page of their own record. */
  entered?: { source: string; ground: string; link: string };
};

/** What one side may see of the other before both agree. Titles and summaries are people's own words; the rest is codes. */
export type CardFacts = {
  title: string;
  summary: string;
  /** The language that title and summary are written in. */
  language?: string;
  /** What title and summary were translated from, by a person or a machine. */
  original?: { title: string; summary: string; language: string; confirmed: boolean; stale: boolean; byMachine?: boolean };
  country: string;
  profileType: string;
  /** The two that speak most for it are shown. */
  reasons: readonly Sentence[];
  gap?: Sentence;
};

type Every = { hub: HubFacts; person?: string };

/** What fits on a mail, and how many more there are. */
export type Section<Item> = { items: readonly Item[]; more: number };

/** One possible partner, and by when and where it is answered. */
type Question = { card: CardFacts; ownTitle: string; until: Moment; link: string };
/** `again`: a digest of unknown fate may have shown it before. */
export type Decision = Question & { again?: boolean };
/** `score` and `coverage` are shares from 0 to 1; no score where not enough is known. */
export type ProposalToReview = {
  offering: string;
  need: string;
  score?: number;
  coverage: number;
  /** What speaks for it most, two at most, and what speaks against it or is not known. */
  reasons: readonly Sentence[];
  gap?: Sentence;
  link: string;
  again?: boolean;
};
export type Result = { sentence: Sentence; link?: string; again?: boolean };

/** What a calendar is told of a meeting; times are instants in UTC. */
export type CalendarFacts = {
  meeting: string;
  sequence: number;
  startsAt: string;
  minutes: number;
  /** When it was said. */
  stamp: string;
  place?: string;
  attendees: readonly { name: string; address: string }[];
};
type Meeting = { organisation: readonly string[]; starts: Moment; minutes: number; place?: string; calendar: CalendarFacts };

/** The facts of each kind of mail. No sentence is among them, every link is absolute. */
export type MailFactsOf = {
  /** `more`: other cards of the same round, each with its own link and answer. */
  consent_asked: Every & { organisation: string; more?: readonly Question[] } & Question;
  consent_recorded: Every & { organisation: string; title: string; answer: string; effective?: Moment; link: string };
  introduction_made: Every & {
    ownTitle: string;
    card: CardFacts;
    partner: { organisation: string; person: string; address: string; phone?: string };
    coordinator: { person: string; address: string };
  };
  /** To the coordinator, as a copy: whoever offers first, then whoever needs. */
  introduction_copied: Every & { parties: { organisation: string; person: string; address: string }[] };
  introduction_held: Every & { ownTitle: string };
  /** To a coordinator: whoever opened the question to this person says that they are somebody else. */
  not_me: Every & { organisation: string; asked: string; address: string; title: string };
  contact_entered: Every & { organisation: string };
  digest: Every & {
    /** The first day of what is told, `YYYY-MM-DD`. */
    since: string;
    decisions: Section<Decision>;
    /** Of the reader's saved views, each with the view's name. */
    views: Section<ProposalToReview & { view: string }>;
    proposals: Section<ProposalToReview>;
    /** Pairs that wait longer than their hub wants; none in what was kept before they were told. */
    overdue?: Section<Result>;
    /** Listings of the catalogue that may suit one of the reader's: nothing of a match is in them. */
    finds: Section<{ card: CardFacts; ownTitle: string; link: string; again?: boolean }>;
    /** What is new in the reader's saved searches; none in what was kept before there were any. */
    searches?: Section<Result>;
    listings: Section<Result>;
    results: Section<Result>;
    links: { preferences: string; unsubscribe: string };
  };
  recipient_asked: Every & { organisation: string; days: number; link: string };
  outcome_asked: Every & { organisation: string; day: string; link: string };
  letter_issued: Every & { organisation: string; reference: string; link: string };
  times_asked: Every & { organisation: readonly string[]; minutes: number; link: string };
  meeting_booked: Every & Meeting;
  meeting_cancelled: Every & Meeting;
  question_asked: Every & { organisation: string; title: string; link: string };
  message_received: Every & { organisation: string; link: string };
  sign_in_link: Every & { link: string; expires: Moment };
  password_reset: Every & { link: string; expires: Moment };
  /** Six digits, for whoever answers in a browser that is not known. */
  answer_code: Every & { digits: string; expires: Moment };
  invitation: Every & { organisation: string; link: string; expires: Moment };
};

export type MailKind = keyof MailFactsOf;
export type MailFacts = { [Kind in MailKind]: { kind: Kind; facts: MailFactsOf[Kind] } }[MailKind];
