import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Listed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { offeringsQuery } from './queries.js';

/** What firms offer to a hub's market; an attaché says of each how ready it is, and how much the market needs it. */
export default function Offerings() {
  const { t, code, ago } = useReader();
  const list = useInfiniteQuery(offeringsQuery);
  const none = (
    <Empty icon="offer" title={t('console.offerings.none')}>
      {t('console.offerings.none.next')}
    </Empty>
  );
  return (
    <Page title={t('console.place.offerings')} about={t('console.offerings.about')}>
      <Listed list={list} none={none}>
        {(items) => (
          <Lines>
            {items.map(({ id, title, language, profileType, publishedAt }) => (
              <Line key={id}>
                <Link to={`/offerings/${id}`} dir="auto" lang={language}>
                  {title}
                </Link>
                <p className={pieces.quiet}>
                  {code('profileTypes', profileType)}
                  {publishedAt && ` · ${t('console.offerings.since', { when: ago(publishedAt) })}`}
                </p>
              </Line>
            ))}
          </Lines>
        )}
      </Listed>
    </Page>
  );
}
