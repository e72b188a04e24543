import type { ReactNode } from 'react';
import { formatShare, sayAll } from '#texts';
import type { MailFactsOf, Section } from './facts.js';
import { Answers, Card, Heading, Hello, Letter, Line, Link, type Reader } from './letter.js';

/** The news of one window of time: decisions first, because they wait for the reader. */
export function Digest({ reader, facts }: { reader: Reader; facts: MailFactsOf['digest'] }) {
  const { say, language } = reader;
  const { hub, since, decisions, proposals, results } = facts;
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
      {decisions.items.length > 0 ? <Line>{say('mail.opens')}</Line> : null}
      <News reader={reader} title="mail.digest.proposals" section={proposals}>
        {({ offering, need, score, coverage, link, again }) => (
          <div key={link}>
            <Line>{say('mail.digest.pair', { offering, need })}</Line>
            <Line>
              {score === undefined
                ? say('queue.not_enough')
                : say('mail.digest.score', { score: formatShare(language, score), coverage: formatShare(language, coverage) })}
            </Line>
            <Again reader={reader} again={again} />
            <Line>
              <Link href={link}>{say('mail.digest.open')}</Link>
            </Line>
          </div>
        )}
      </News>
      <News reader={reader} title="mail.digest.results" section={results}>
        {({ sentence, link, again }) => (
          <div key={link ?? JSON.stringify(sentence)}>
            <Line>{sayAll(language, sentence)}</Line>
            <Again reader={reader} again={again} />
            {link ? (
              <Line>
                <Link href={link}>{say('mail.digest.open')}</Link>
              </Line>
            ) : null}
          </div>
        )}
      </News>
    </Letter>
  );
}

type NewsProps<Item> = { reader: Reader; title: string; section: Section<Item>; children: (item: Item) => ReactNode };

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

const Again = ({ reader, again }: { reader: Reader; again?: boolean | undefined }) =>
  again ? <Line>{reader.say('mail.digest.again')}</Line> : null;
