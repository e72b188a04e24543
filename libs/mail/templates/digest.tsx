import type { ReactNode } from 'react';
import { formatShare, sayAll } from '#texts';
import type { MailFactsOf, ProposalToReview, Result, Section } from './facts.js';
import { Answers, Button, Card, Heading, Hello, Letter, Line, Link, Pair, Reasons, type Reader } from './letter.js';

/** The news of one window of time: decisions first, because they wait for the reader. */
export function Digest({ reader, facts }: { reader: Reader; facts: MailFactsOf['digest'] }) {
  const { say } = reader;
  const { hub, since, decisions, overdue, views, proposals, finds, searches, listings, results } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.digest.preheader', { since })}
      why={say('mail.digest.why', { hub: hub.name })}
      regular={facts.links}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.digest.intro', { since })}</Line>
      <News reader={reader} title="mail.digest.decisions" section={decisions}>
        {({ card, ownTitle, until, link, again }) => (
          <Card key={link} reader={reader} card={card}>
            <Line>{say('card.yours', { title: ownTitle })}</Line>
            <Line>{say('mail.consent_asked.until', { until })}</Line>
            <Again reader={reader} again={again} />
            <Answers reader={reader} link={link} />
          </Card>
        )}
      </News>
      {decisions.items.length > 0 ? (
        <>
          <Line>{say('mail.opens')}</Line>
          <Line>{say('consent.shown.both')}</Line>
        </>
      ) : null}
      {overdue ? (
        <News reader={reader} title="mail.digest.overdue" section={overdue}>
          {(item, place) => <Said key={place} reader={reader} item={item} />}
        </News>
      ) : null}
      <News reader={reader} title="mail.digest.views" section={views}>
        {(proposal, place) => <Proposed key={place} reader={reader} proposal={proposal} view={proposal.view} />}
      </News>
      <News reader={reader} title="mail.digest.proposals" section={proposals}>
        {(proposal, place) => <Proposed key={place} reader={reader} proposal={proposal} />}
      </News>
      <News reader={reader} title="mail.digest.finds" section={finds}>
        {({ card, ownTitle, link, again }) => (
          <Card key={link} reader={reader} card={card}>
            <Line>{say('card.yours', { title: ownTitle })}</Line>
            <Again reader={reader} again={again} />
            <Button href={link} quietly>
              {say('mail.digest.finds.open')}
            </Button>
          </Card>
        )}
      </News>
      {finds.items.length > 0 ? <Line>{say('mail.digest.finds.explain')}</Line> : null}
      {searches ? (
        <News reader={reader} title="mail.digest.searches" section={searches}>
          {(item, place) => <Said key={place} reader={reader} item={item} />}
        </News>
      ) : null}
      <News reader={reader} title="mail.digest.listings" section={listings}>
        {(item, place) => <Said key={place} reader={reader} item={item} />}
      </News>
      <News reader={reader} title="mail.digest.results" section={results}>
        {(item, place) => <Said key={place} reader={reader} item={item} />}
      </News>
    </Letter>
  );
}

type NewsProps<Item> = {
  reader: Reader;
  title: string;
  section: Section<Item>;
  children: (item: Item, place: number) => ReactNode;
};

function News<Item>({ reader, title, section, children }: NewsProps<Item>) {
  if (section.items.length === 0) return null;
  return (
    <>
      <Heading>{reader.say(title)}</Heading>
      {section.items.map(children)}
      {section.more > 0 ? <Line>{reader.say('mail.digest.more', { count: section.more })}</Line> : null}
    </>
  );
}

type ProposedProps = { reader: Reader; proposal: ProposalToReview; view?: string };

/** A pair with what speaks for it most and one gap; of a saved view, under its name. */
function Proposed({ reader, proposal: { offering, need, score, coverage, reasons, gap, link, again }, view }: ProposedProps) {
  const { say, language } = reader;
  return (
    <Pair reader={reader}>
      <Line>
        <strong>{say('mail.digest.pair', { offering, need })}</strong>
      </Line>
      {view === undefined ? null : <Line>{say('mail.digest.view', { view })}</Line>}
      <Line>
        {score === undefined
          ? say('queue.not_enough')
          : say('mail.digest.score', { score: formatShare(language, score), coverage: formatShare(language, coverage) })}
      </Line>
      <Reasons reader={reader} reasons={reasons} gap={gap} />
      <Again reader={reader} again={again} />
      <Line>
        <Link href={link}>{say('mail.digest.open')}</Link>
      </Line>
    </Pair>
  );
}

function Said({ reader, item: { sentence, link, again } }: { reader: Reader; item: Result }) {
  return (
    <>
      <Line>{sayAll(reader.language, sentence)}</Line>
      <Again reader={reader} again={again} />
      {link ? (
        <Line>
          <Link href={link}>{reader.say('mail.digest.open')}</Link>
        </Line>
      ) : null}
    </>
  );
}

const Again = ({ reader, again }: { reader: Reader; again?: boolean | undefined }) =>
  again ? <Line>{reader.say('mail.digest.again')}</Line> : null;
