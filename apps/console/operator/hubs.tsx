import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { answered, api, from, type Shapes } from '../api/client.js';
import { hubsQuery } from '../api/hubs.js';
import { Gap } from '../hubs/gap.js';
import { checklistQuery } from '../hubs/queries.js';
import { Icon } from '../look/icons.js';
import { State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { Beginning } from './beginning.js';
import styles from './operator.module.css';

/** What is asked for after a button: fetched when it is. */
const Inviting = lazy(() => import('./inviting.js'));
const Opening = lazy(() => import('./opening.js'));
const Proposing = lazy(() => import('./proposing.js'));

type Hub = Shapes['HubView'];
type State = Hub['state'];

/** The life of a hub: where it may go from here, as the API has it. */
const steps: Record<State, readonly State[]> = {
  proposed: ['planned'],
  planned: ['open'],
  open: ['paused'],
  paused: ['open', 'closed'],
  closed: [],
};

/** The hubs abroad: what each still lacks to open, and who coordinates it. */
export default function Hubs() {
  const { t } = useReader();
  const hubs = useQuery(hubsQuery);
  const [proposing, setProposing] = useState(false);
  const act = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setProposing(true)}>
      {t('console.hubs.new')}
    </Button>
  );
  return (
    <Page title={t('console.place.hubs')} act={!proposing && act}>
      {hubs.data && <Beginning hubs={hubs.data.items} />}
      <Suspense>{proposing && <Proposing done={() => setProposing(false)} />}</Suspense>
      <Fetched from={hubs} rows={3}>
        {({ items }) =>
          items.length === 0 && !proposing ? (
            <Empty icon="globe" title={t('console.hubs.none')} act={act}>
              {t('console.hubs.none.next')}
            </Empty>
          ) : (
            items.map((hub) => <One key={hub.id} hub={hub} />)
          )
        }
      </Fetched>
    </Page>
  );
}

function One({ hub }: { hub: Hub }) {
  const { t, code, country, list, tongue, number } = useReader();
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [opening, setOpening] = useState(false);
  const { data: coordinators } = useQuery({
    queryKey: ['colleagues', hub.id],
    queryFn: () => answered(api.GET('/hubs/{id}/coordinators', { params: { path: { id: hub.id } } })),
  });
  const { data: checklist } = useQuery(checklistQuery(hub));
  const gaps = hub.state === 'closed' ? [] : (checklist?.items.filter(({ met }) => !met) ?? []);
  const move = useMutation({
    mutationFn: (state: State) =>
      answered(
        api.PUT('/hubs/{id}/state', {
          params: { path: { id: hub.id } },
          headers: from(hub.version),
          body: { state, despite: [] },
        }),
      ),
    onSuccess: ({ state }) => toast(`${hub.name}: ${code('hubStates', state)}`, { tone: 'good' }),
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['hubs'] }),
  });
  return (
    <article className={pieces.card}>
      <header className={pieces.head}>
        <div>
          <h2>
            <bdi>{hub.name}</bdi>
          </h2>
          <p className={pieces.quiet}>
            {country(hub.country)} · <span dir="ltr">{hub.zone}</span> · {list(hub.languages.map(tongue))}
          </p>
        </div>
        <State list="hubStates" state={hub.state} />
      </header>
      <p>
        {[t('console.hubs.capacity', { count: number(hub.capacity) }), list(coordinators?.items.map(({ name }) => name) ?? [])]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {gaps.length > 0 && (
        <ul className={styles.lacks}>
          {gaps.map((gap) => (
            <li key={gap.item}>
              <Gap hub={hub.id} gap={gap} />
            </li>
          ))}
        </ul>
      )}
      <div className={pieces.acts}>
        {steps[hub.state].length > 0 && (
          <Menu>
            <Menu.Target>
              <Button variant="default" rightSection={<Icon name="down" size={14} />} loading={move.isPending}>
                {t('console.hubs.move')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {steps[hub.state].map((state) => (
                <Menu.Item key={state} onClick={() => (hub.state === 'planned' ? setOpening(true) : move.mutate(state))}>
                  {code('hubStates', state)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <Button variant="default" component={Link} to={`/hub/${hub.id}`}>
          {t('console.hubs.look')}
        </Button>
        <Button variant="default" onClick={() => setInviting(true)}>
          {t('console.people.invite')}
        </Button>
      </div>
      <Suspense>
        {opening && <Opening hub={hub} done={() => setOpening(false)} />}
        {inviting && <Inviting hub={hub} done={() => setInviting(false)} />}
      </Suspense>
    </article>
  );
}
