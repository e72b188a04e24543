import { translationKey } from './translation-key.js';
import type { CSSProperties, ReactNode } from 'react';
import { direction, fallbackLanguage, formatName, label, say, sayAll, type Facts, type Sentence } from '#texts';
import type { CardFacts, HubFacts } from './facts.js';

export type Reader = { language: string; say: (key: string, facts?: Facts) => string; start: 'left' | 'right' };

/** Mail programs know no `start` and `end`: the side where lines begin is said as left or right. */
export function readerOf(wanted: string): Reader {
  const language = fallbackLanguage(wanted);
  return { language, say: (key, facts) => say(language, key, facts), start: direction(language) === 'rtl' ? 'right' : 'left' };
}

const font = "'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', Tahoma, Arial, sans-serif";
const ink = '#1f2933';
const quiet = '#52606d';

/** Programs that know the reader's wish for dark get it; those that invert by themselves start from a palette that survives it. */
const dark = `@media (prefers-color-scheme: dark) {
  .sheet, .card { background-color: #1f2429 !important; border-color: #4b5660 !important; }
  .sheet *, .sheet { color: #eef1f4 !important; }
  .button { background-color: #1f826b !important; color: #ffffff !important; }
  .quietly { background-color: #38424b !important; color: #eef1f4 !important; }
}`;

type LetterProps = {
  reader: Reader;
  hub: HubFacts;
  preheader: string;
  why: string;
  regular?: { preferences: string; unsubscribe: string };
  children: ReactNode;
};

/** The sheet every mail is written on: what the list of mails shows first, the text, and who writes and why. */
export function Letter({ reader, hub, preheader, why, regular, children }: LetterProps) {
  const { say, start, language } = reader;
  const text: CSSProperties = { fontFamily: font, fontSize: '16px', lineHeight: '24px', color: ink, textAlign: start };
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </head>
      <body dir={direction(language)} style={{ margin: 0, padding: 0 }}>
        <div data-skip-in-text="true" style={{ display: 'none', maxHeight: 0, overflow: 'hidden', fontSize: '1px' }}>
          {preheader}
        </div>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: '16px' }}>
                <table
                  role="presentation"
                  className="sheet"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  border={0}
                  dir={direction(language)}
                  style={{ maxWidth: '600px', backgroundColor: '#fdfdfd' }}
                >
                  <tbody>
                    <tr>
                      <td align={start} style={{ ...text, padding: '16px' }}>
                        {children}
                      </td>
                    </tr>
                    <tr>
                      <td
                        align={start}
                        style={{
                          ...text,
                          fontSize: '13px',
                          lineHeight: '20px',
                          color: quiet,
                          padding: '16px',
                          borderTop: '1px solid #cbd2d9',
                        }}
                      >
                        <Line>{why}</Line>
                        <Line>{say('mail.footer.write', { address: hub.address })}</Line>
                        {hub.entered ? (
                          <Line>
                            {say('mail.footer.entered', {
                              hub: hub.name,
                              source: hub.entered.source,
                              ground: hub.entered.ground,
                            })}{' '}
                            <Link href={hub.entered.link}>{say('mail.footer.entered.link')}</Link>
                          </Line>
                        ) : null}
                        {regular ? (
                          <Line>
                            <Link href={regular.preferences}>{say('mail.footer.preferences')}</Link>
                          </Line>
                        ) : null}
                        {regular ? (
                          <Line>
                            <Link href={regular.unsubscribe}>{say('mail.footer.unsubscribe')}</Link>
                          </Line>
                        ) : null}
                        <Line>{say('mail.footer.hub', { hub: hub.name, postal: hub.postal })}</Line>
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

export const Line = ({ children }: { children: ReactNode }) => <p style={{ margin: '0 0 12px' }}>{children}</p>;

export const Heading = ({ children }: { children: ReactNode }) => (
  <h2 style={{ fontSize: '18px', lineHeight: '26px', margin: '20px 0 8px' }}>{children}</h2>
);

export const Hello = ({ reader, person }: { reader: Reader; person?: string | undefined }) => (
  <Line>{person ? reader.say('mail.hello', { person }) : reader.say('mail.hello_unnamed')}</Line>
);

/** Throws for anything but http(s): what is wrong in a link is our fault and must not reach a reader. */
export function Link({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={webAddress(href)} style={{ color: '#0a5c4b' }}>
      {children}
    </a>
  );
}

export const MailTo = ({ address }: { address: string }) => (
  <a href={`mailto:${address}`} dir="ltr" style={{ color: '#0a5c4b' }}>
    {address}
  </a>
);

/** A link that looks like a button and does no more than a link: it opens a page, the page's POST acts. */
export function Button({ href, quietly, children }: { href: string; quietly?: boolean; children: ReactNode }) {
  const look = quietly ? { color: '#0a5c4b', backgroundColor: '#e3f1ec' } : { color: '#ffffff', backgroundColor: '#0a5c4b' };
  return (
    <p style={{ margin: '0 0 12px' }}>
      <a
        className={quietly ? 'quietly' : 'button'}
        href={webAddress(href)}
        style={{
          ...look,
          display: 'inline-block',
          padding: '10px 20px',
          borderRadius: '6px',
          textDecoration: 'none',
          fontWeight: 600,
        }}
      >
        {children}
      </a>
    </p>
  );
}

/** The three answers; each opens the same page with that answer in front. */
export const Answers = ({ reader, link }: { reader: Reader; link: string }) => (
  <>
    {(['accepted', 'not_now', 'declined'] as const).map((answer) => (
      <Button key={answer} href={answerLink(link, answer)} quietly={answer !== 'accepted'}>
        {reader.say(`answer.${answer}`)}
      </Button>
    ))}
  </>
);

export function answerLink(link: string, answer: 'accepted' | 'not_now' | 'declined'): string {
  const url = new URL(link);
  url.searchParams.set('answer', answer);
  return url.href;
}

/** Where a card stands, what it says, two reasons for it and one gap. */
export function Card({ reader, card, children }: { reader: Reader; card: CardFacts; children?: ReactNode }) {
  const { say, start, language } = reader;
  const kind = `${label(language, 'profileTypes', card.profileType)} · ${formatName(language, 'region', card.country)}`;
  return (
    <table
      role="presentation"
      className="card"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      style={{ border: '1px solid #9aa5b1', borderRadius: '6px', margin: '0 0 16px' }}
    >
      <tbody>
        <tr>
          <td align={start} style={{ padding: '12px', textAlign: start }}>
            <Line>{kind}</Line>
            <h3 dir="auto" lang={card.language} style={{ fontSize: '17px', lineHeight: '24px', margin: '0 0 8px' }}>
              {card.title}
            </h3>
            <p dir="auto" lang={card.language} style={{ margin: '0 0 12px' }}>
              {card.summary}
            </p>
            {card.language && card.language !== language ? (
              <Line>{say('card.language', { language: card.language })}</Line>
            ) : null}
            {card.original ? <Line>{say(translationKey(card.original), { language: card.original.language })}</Line> : null}
            {card.reasons.length > 0 ? <Line>{`${say('card.why')}:`}</Line> : null}
            <Reasons reader={reader} reasons={card.reasons} />
            {card.gap ? <Line>{`${say('card.gap')}:`}</Line> : null}
            <Reasons reader={reader} reasons={[]} gap={card.gap} />
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Two reasons for a pair and one gap, each with its sign. */
export const Reasons = ({
  reader,
  reasons,
  gap,
}: {
  reader: Reader;
  reasons: readonly Sentence[];
  gap?: Sentence | undefined;
}) => (
  <>
    {reasons.slice(0, 2).map((reason, place) => (
      <Line key={place}>{`+ ${sayAll(reader.language, reason)}`}</Line>
    ))}
    {gap ? <Line>{`? ${sayAll(reader.language, gap)}`}</Line> : null}
  </>
);

/** One of several things in a row, with a rule at the side where its lines begin. */
export const Pair = ({ reader: { start }, children }: { reader: Reader; children: ReactNode }) => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '0 0 8px' }}>
    <tbody>
      <tr>
        <td
          align={start}
          style={{
            textAlign: start,
            padding: start === 'left' ? '0 0 0 12px' : '0 12px 0 0',
            [start === 'left' ? 'borderLeft' : 'borderRight']: '3px solid #9aa5b1',
          }}
        >
          {children}
        </td>
      </tr>
    </tbody>
  </table>
);

function webAddress(link: string): string {
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Error(`a mail may link to http(s) only, not ${url.protocol}`);
  return url.href;
}
