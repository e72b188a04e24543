import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { AdmissionRules } from '../admission/rules.js';
import { answered, api, type Shapes } from '../api/client.js';
import { hubsQuery } from '../api/hubs.js';
import { useMe } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { ReportedMessages } from '../messages/reported.js';
import { Fetched } from '../shell/listed.js';
import { Page, Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { useReader, type Key } from '../texts/reader.js';
import { Gap } from './gap.js';
import { Holidays } from './holidays.js';
import { checklistQuery } from './queries.js';
import { Recipients } from './recipients.js';
import { Workings } from './workings.js';
import styles from './hubs.module.css';

const Inviting = lazy(() => import('../operator/inviting.js'));

type Hub = Shapes['HubView'];

/** One hub: what it still lacks, how it works, its holidays, and who works there. */
export default function HubScreen() {
  const { t, country } = useReader();
  const { id } = useParams();
  const { hubs: own } = useMe();
  const hubs = useQuery(hubsQuery);
  return (
    <Fetched from={hubs}>
      {({ items }) => {
        const hub = items.find((each) => each.id === (id ?? own[0]));
        if (!hub)
          return (
            <Empty alone icon="globe" title={t('problem.not_found.title')}>
              {t('problem.not_found.detail')}
            </Empty>
          );
        return (
          <Page
            title={hub.name}
            about={
              <>
                {country(hub.country)} · <span dir="ltr">{hub.zone}</span>
              </>
            }
            act={<State list="hubStates" state={hub.state} />}
          >
            <Checklist hub={hub} />
            <Workings key={hub.version} hub={hub} />
            <Holidays hub={hub} />
            {own.includes(hub.id) && <AdmissionRules hub={hub.id} />}
            {own.includes(hub.id) && <ReportedMessages hub={hub.id} />}
            {own.includes(hub.id) && <Recipients hub={hub} />}
            <People hub={hub} />
          </Page>
        );
      }}
    </Fetched>
  );
}

/** What is there before it opens and what is missing, and of what. */
function Checklist({ hub }: { hub: Hub }) {
  const { t } = useReader();
  const checklist = useQuery(checklistQuery(hub));
  return (
    <Part title={t('console.hub.checklist')} about={t('console.hub.checklist.about')}>
      <Fetched from={checklist} rows={3}>
        {({ items }) => (
          <ul className={styles.checklist}>
            {items.map((each) => (
              <li key={each.item} data-met={each.met || undefined}>
                <Icon name={each.met ? 'check' : 'cross'} size={16} />
                {each.met ? (
                  <span>
                    {t(`console.hub.item.${each.item}` satisfies Key)}
                    <span className="heard">: {t('console.hub.there')}</span>
                  </span>
                ) : (
                  <Gap hub={hub.id} gap={each} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </Part>
  );
}

/** Who coordinates it; an operator invites them. */
function People({ hub }: { hub: Hub }) {
  const { id } = hub;
  const { t } = useReader();
  const [inviting, setInviting] = useState(false);
  const { person, duties } = useMe();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (gone: string) =>
      answered(api.DELETE('/hubs/{id}/coordinators/{person}', { params: { path: { id, person: gone } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['colleagues', id] }),
  });
  const people = useQuery({
    queryKey: ['colleagues', id],
    queryFn: () => answered(api.GET('/hubs/{id}/coordinators', { params: { path: { id } } })),
  });
  return (
    <Part id="people" title={t('console.hub.people')} about={t('console.hub.people.about')}>
      <Fetched from={people} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.hubs.lacks.coordinators')}</p>
          ) : (
            <Lines>
              {items.map((each) => (
                <Line
                  short
                  key={each.id}
                  end={
                    each.id === person ? (
                      <span className={pieces.badge}>{t('console.assign.me')}</span>
                    ) : (
                      duties.includes('operator') &&
                      items.length > 1 && (
                        <Button
                          size="xs"
                          variant="default"
                          loading={end.isPending && end.variables === each.id}
                          onClick={() => end.mutate(each.id)}
                        >
                          {t('console.colleagues.end')}
                        </Button>
                      )
                    )
                  }
                >
                  <bdi>{each.name}</bdi>
                </Line>
              ))}
            </Lines>
          )
        }
      </Fetched>
      <Refused error={end.error} />
      {duties.includes('operator') && (
        <Button variant="default" className={pieces.start} onClick={() => setInviting(true)}>
          {t('console.people.invite')}
        </Button>
      )}
      <Suspense>{inviting && <Inviting hub={hub} done={() => setInviting(false)} />}</Suspense>
    </Part>
  );
}
