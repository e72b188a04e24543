import { Button, Checkbox } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSectorNames } from '../api/sectors.js';
import { Failed, Waiting } from '../shell/states.js';
import { capital, useReader } from '../texts/reader.js';
import type { Wanted } from './bulk.js';
import { factsOf } from './facts.js';
import { isOpen } from './filters.js';
import { Back, Verdict } from './pair.js';
import { listingQuery, proposalQuery, type Group } from './queries.js';
import styles from './beside.module.css';

type Props = {
  group: Group;
  open: string;
  chosen: ReadonlySet<string>;
  toggle: (ids: readonly string[]) => void;
  goTo: (id: string) => void;
  decide: (decisions: readonly Wanted[]) => void;
  back: () => void;
  pair: () => void;
};

/** One need with all that is offered for it, fact by fact: some are approved, the rest set aside. */
export default function Beside({ group, open, chosen, toggle, goTo, decide, back, pair }: Props) {
  const reader = useReader();
  const { t, share, country, language } = reader;
  const { need: of, proposals } = group;
  const need = useQuery(listingQuery(of.id));
  const offerings = useQueries({ queries: proposals.map(({ offering }) => listingQuery(offering.id)) });
  const reasons = useQueries({ queries: proposals.map(({ id }) => proposalQuery(id)) });
  const nameOf = useSectorNames([need, ...offerings].flatMap(({ data }) => data?.sectors ?? []));
  const error = [need, ...offerings].find((each) => each.error)?.error;
  const columns = proposals.map((row, place) => {
    const offering = offerings[place]?.data;
    const known = need.data && offering;
    return { row, facts: known ? factsOf(reader, { need: need.data, offering, reasons: reasons[place]?.data?.reasons ?? [], nameOf }) : [] }; // prettier-ignore
  });
  const names = [...new Set(columns.flatMap(({ facts }) => facts.map(({ name }) => name)))];
  const asked = columns.flatMap(({ facts }) => facts);
  const openRows = proposals.filter(isOpen);
  const picked = openRows.filter(({ id }) => chosen.has(id));
  const aside = openRows.filter(({ id }) => !chosen.has(id));
  return (
    <section className={styles.beside} aria-label={t('console.beside')}>
      <header className={styles.head}>
        <Back back={back} />
        <div>
          <h2 dir="auto">{of.title}</h2>
          <p className={styles.whose}>
            <bdi>{of.organisation.name}</bdi>
            {of.organisation.country && ` · ${country(of.organisation.country)}`}
          </p>
        </div>
        <Button size="xs" variant="default" onClick={pair} rightSection={<kbd>B</kbd>}>
          {t('console.pair')}
        </Button>
      </header>
      <div className={styles.table} tabIndex={0} role="region" aria-label={t('console.pair.facts')}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="heard">{t('console.pair.fact')}</span>
              </th>
              <th scope="col">{t('card.request')}</th>
              {columns.map(({ row }) => (
                <th key={row.id} scope="col" data-open={row.id === open || undefined}>
                  <span className={styles.offer}>
                    {isOpen(row) && (
                      <Checkbox
                        size="xs"
                        checked={chosen.has(row.id)}
                        onChange={() => toggle([row.id])}
                        aria-label={t('console.inbox.choose', { title: row.offering.title ?? '' })}
                      />
                    )}
                    <button type="button" onClick={() => goTo(row.id)} dir="auto">
                      {row.offering.title ?? t('held.title')}
                    </button>
                  </span>
                  <span className={styles.whose}>
                    <bdi>{row.offering.organisation.name}</bdi>
                    {row.offering.organisation.country && ` · ${country(row.offering.organisation.country)}`}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('queue.score')}</th>
              <td />
              {columns.map(({ row }) => (
                <td key={row.id} className={`${styles.score} number`}>
                  {share(row.score)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('queue.coverage')}</th>
              <td />
              {columns.map(({ row }) => (
                <td key={row.id} className="number">
                  {share(row.coverage)}
                </td>
              ))}
            </tr>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{capital(language, name)}</th>
                <td>{asked.find((fact) => fact.name === name)?.need ?? <Not />}</td>
                {columns.map(({ row, facts }) => {
                  const fact = facts.find((each) => each.name === name);
                  return (
                    <td key={row.id} data-verdict={fact?.verdict}>
                      <span className={styles.fact}>
                        <Verdict verdict={fact?.verdict} />
                        {fact?.offering ?? <Not />}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {names.length === 0 && (error ? <Failed error={error} retry={() => void need.refetch()} /> : <Waiting rows={6} />)}
      </div>
      <footer className={styles.acts}>
        <Button
          disabled={picked.length === 0}
          onClick={() =>
            decide([
              ...picked.map((row): Wanted => ({ row, decide: { as: 'approve' } })),
              ...aside.map((row): Wanted => ({ row, decide: { as: 'another_chosen' } })),
            ])
          }
        >
          {t('console.beside.approve', { count: picked.length })}
        </Button>
      </footer>
    </section>
  );
}

function Not() {
  const { t } = useReader();
  return <span className={styles.none}>{t('console.not_said')}</span>;
}
