import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useSectorNames } from '../api/sectors.js';
import { Icon } from '../look/icons.js';
import { Failed, Waiting } from '../shell/states.js';
import { capital, useReader } from '../texts/reader.js';
import { factsOf, type Fact } from './facts.js';
import { listingQuery, proposalQuery, type Listing, type Proposal, type Row } from './queries.js';
import styles from './pair.module.css';

type Props = { row: Row; rested: boolean; back: () => void; beside: (() => void) | undefined };

/** The two listings side by side, fact by fact. */
export const Pair = memo(function Pair({ row, rested, back, beside }: Props) {
  const { t } = useReader();
  const { data: proposal } = useQuery({ ...proposalQuery(row.id), enabled: rested });
  const need = useQuery({ ...listingQuery(row.need.id), enabled: rested });
  const offering = useQuery({ ...listingQuery(row.offering.id), enabled: rested });
  const error = need.error ?? offering.error;
  return (
    <section className={styles.pair} aria-label={t('console.pair')} tabIndex={0}>
      <header className={styles.bar} data-always={beside ? true : undefined}>
        <Back back={back} />
        <p>{t('console.pair')}</p>
        {beside && (
          <Button size="xs" variant="default" onClick={beside} rightSection={<kbd>B</kbd>}>
            {t('console.beside')}
          </Button>
        )}
      </header>
      <div className={styles.cards}>
        <Card side="need" row={row} listing={need.data} />
        <Card side="offering" row={row} listing={offering.data} />
      </div>
      {need.data && offering.data ? (
        <Facts need={need.data} offering={offering.data} reasons={proposal?.reasons ?? []} />
      ) : error ? (
        <Failed error={error} retry={() => void Promise.all([need.refetch(), offering.refetch()])} />
      ) : (
        <Waiting rows={6} />
      )}
      {need.data && offering.data && (
        <div className={styles.cards}>
          <Words listing={need.data} />
          <Words listing={offering.data} />
        </div>
      )}
    </section>
  );
});

export function Back({ back }: { back: () => void }) {
  const { t } = useReader();
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t('page.back')} onClick={back} className={styles.back}>
      <Icon name="back" />
    </ActionIcon>
  );
}

function Card({ side, row, listing }: { side: 'need' | 'offering'; row: Row; listing: Listing | undefined }) {
  const { t, country, code, tongue, language } = useReader();
  const { title, organisation } = row[side];
  return (
    <article className={styles.card} data-side={side}>
      <p className={styles.side}>
        <Icon name={side === 'need' ? 'need' : 'offer'} size={15} />
        {listing ? code('profileTypes', listing.profileType) : t(side === 'need' ? 'card.request' : 'card.offer')}
      </p>
      <h2 dir="auto" lang={listing?.language}>
        {title ?? t('held.title')}
      </h2>
      <p className={styles.whose}>
        <Link to={`/organisation/${organisation.id}`}>
          <bdi>{organisation.name}</bdi>
        </Link>
        {organisation.country && ` · ${country(organisation.country)}`}
        {listing && listing.language !== language && ` · ${tongue(listing.language)}`}
      </p>
      {listing?.summary && (
        <p dir="auto" lang={listing.language} className={styles.summary}>
          {listing.summary}
        </p>
      )}
    </article>
  );
}

/** One row a fact, both sides on it: what agrees is seen without reading. */
function Facts({ need, offering, reasons }: { need: Listing; offering: Listing; reasons: Proposal['reasons'] }) {
  const reader = useReader();
  const { t } = reader;
  const nameOf = useSectorNames([...need.sectors, ...offering.sectors]);
  const facts = factsOf(reader, { need, offering, reasons, nameOf });
  return (
    <table className={styles.facts}>
      <caption className="heard">{t('console.pair.facts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('console.pair.fact')}</th>
          <th scope="col">{t('card.request')}</th>
          <th scope="col">{t('card.offer')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.name} data-verdict={fact.verdict}>
            <th scope="row">
              <span className={styles.fact}>
                <Verdict verdict={fact.verdict} />
                <span>{capital(reader.language, fact.name)}</span>
              </span>
            </th>
            <td>{shown(fact.need, t('console.not_said'))}</td>
            <td>{shown(fact.offering, t('console.not_said'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shown = (value: string | undefined, none: string): ReactNode =>
  value ? <span>{value}</span> : <span className={styles.none}>{none}</span>;

export function Verdict({ verdict }: { verdict: Fact['verdict'] }) {
  const { t } = useReader();
  if (!verdict) return <span className={styles.verdict} aria-hidden="true" />;
  const said = {
    agrees: t('console.verdict.agrees'),
    differs: t('console.verdict.differs'),
    unknown: t('console.verdict.unknown'),
  };
  return (
    <span className={styles.verdict} data-verdict={verdict} title={said[verdict]}>
      <span aria-hidden="true">{{ agrees: '✓', differs: '≠', unknown: '?' }[verdict]}</span>
      <span className="heard">{said[verdict]}</span>
    </span>
  );
}

/** The longer words of a listing, in its own language. */
function Words({ listing }: { listing: Listing }) {
  const { t } = useReader();
  const parts = [
    { name: t('console.words.description'), text: listing.description },
    { name: t('console.words.advantages'), text: listing.advantages },
    { name: t('console.words.expertise'), text: listing.expertiseSought },
  ].filter(({ text }) => text);
  return (
    <div className={styles.words}>
      {parts.map(({ name, text }) => (
        <section key={name}>
          <h3>{name}</h3>
          <p dir="auto" lang={listing.language}>
            {text}
          </p>
        </section>
      ))}
    </div>
  );
}
