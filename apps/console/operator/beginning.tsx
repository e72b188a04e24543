import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { aboutQuery, listsQuery } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import pieces from '../look/pieces.module.css';
import { KeptMails } from '../shell/kept-mails.js';
import { useReader, type Key } from '../texts/reader.js';
import styles from './operator.module.css';

type Props = { hubs: readonly Shapes['HubView'][] };

/** From nothing to the first pairs: what is done, what comes next, and where. Once there are pairs, who reads them. */
export function Beginning({ hubs }: Props) {
  const { t } = useReader();
  const { data: lists } = useQuery(listsQuery);
  const { data: corpus } = useQuery({
    queryKey: ['corpus'],
    queryFn: () => answered(api.GET('/corpus')),
    // pairs come from elsewhere, such as a second terminal
    refetchInterval: ({ state: { data } }) => !data?.matches && 20_000,
  });
  const { data: about } = useQuery(aboutQuery);
  const first = hubs.find(({ state }) => state !== 'closed');
  const { data: coordinators } = useQuery({
    queryKey: ['colleagues', first?.id],
    enabled: first !== undefined,
    queryFn: () => answered(api.GET('/hubs/{id}/coordinators', { params: { path: { id: first!.id } } })),
  });
  const { data: invited } = useQuery({
    queryKey: ['invited'],
    enabled: corpus?.matches === 0,
    queryFn: () => answered(api.GET('/ledger', { params: { query: { name: 'PersonInvited', limit: 100 } } })),
  });
  if (!lists || !corpus) return null;
  if (corpus.matches > 0)
    return about?.demonstration ? (
      <p className={pieces.note}>
        {t('console.begin.found')} <code dir="ltr">npm run sample</code>
      </p>
    ) : null;
  const steps: { say: Key; to: string; done: boolean }[] = [
    { say: 'console.begin.list', to: '/lists', done: lists.items.length > 0 },
    { say: 'console.begin.hub', to: '/hubs', done: hubs.length > 0 },
    { say: 'console.begin.coordinator', to: '/hubs', done: (coordinators?.items.length ?? 0) > 0 },
    { say: 'console.begin.open', to: '/hubs', done: hubs.some(({ state }) => state === 'open') },
    { say: 'console.begin.firm', to: '/people', done: invited?.items.some(({ facts }) => facts['organisation']) ?? false },
  ];
  return (
    <section className={pieces.card}>
      <h2>{t('console.begin.title')}</h2>
      <ol className={styles.steps}>
        {steps.map(({ say, to, done }) => (
          <li key={say} data-done={done || undefined}>
            <Icon name={done ? 'check' : 'forward'} size={16} />
            <span>
              {to === '/hubs' || done ? t(say) : <Link to={to}>{t(say)}</Link>}
              {done && <span className="heard">: {t('console.hub.there')}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p>{t('console.begin.then')}</p>
      <KeptMails />
      {about?.demonstration && (
        <p className={pieces.quiet}>
          {t('console.begin.sample')} <code dir="ltr">npm run sample</code>
        </p>
      )}
    </section>
  );
}
