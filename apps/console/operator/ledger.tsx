import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { pagesOf } from '../api/pages.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Listed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import styles from './operator.module.css';

const ledger = pagesOf(['ledger'], (asked) => answered(api.GET('/ledger', { params: { query: asked } })), 100);

/** What happened, the latest first: ids and facts, as the ledger keeps them. */
export default function Ledger() {
  const { t, moment } = useReader();
  const { zone } = useMe();
  const list = useInfiniteQuery(ledger);
  return (
    <Page wide title={t('console.place.ledger')} about={t('console.ledger.about')}>
      <Listed list={list} rows={8} none={<Empty icon="list" title={t('console.ledger.none')} />}>
        {(items) => (
          <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.place.ledger')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('console.ledger.number')}</th>
                  <th scope="col">{t('console.ledger.when')}</th>
                  <th scope="col">{t('console.ledger.what')}</th>
                  <th scope="col">{t('console.ledger.facts')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, seq, name, at, facts }) => (
                  <tr key={id}>
                    <td className="number">{seq}</td>
                    <td>
                      <time dateTime={at}>{moment(at, zone)}</time>
                    </td>
                    <td dir="ltr">{name}</td>
                    <td dir="ltr" className={styles.facts}>
                      {Object.entries(facts)
                        .map(([fact, value]) => `${fact}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Listed>
    </Page>
  );
}
