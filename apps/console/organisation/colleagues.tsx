import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { capital, useReader } from '../texts/reader.js';
import { Closing, InvitingColleague, Leaving } from './colleague-dialogs.js';
import { colleaguesQuery } from './queries.js';

type Organisation = Shapes['OrganisationView'];
type Colleague = Shapes['MemberList']['items'][number];
type Invitation = Shapes['MemberList']['invited'][number];
type Asks = 'invite' | 'leave' | 'close';

/** Who acts for one's own organisation. Its owners invite, hand over, take away and close. */
export function Colleagues({ organisation }: { organisation: Organisation }) {
  const { t } = useReader();
  const { person } = useMe();
  const { id } = organisation;
  const [asks, setAsks] = useState<Asks>();
  const found = useQuery(colleaguesQuery(id));
  const owns = found.data?.items.some((each) => each.id === person && each.role === 'owner') ?? false;
  const done = () => setAsks(undefined);
  return (
    <Part title={t('console.colleagues')} about={t(owns ? 'console.colleagues.about.owner' : 'console.colleagues.about')}>
      <Fetched from={found} rows={2}>
        {({ items, invited }) => (
          <Lines>
            {items.map((each) => (
              <One key={each.id} organisation={id} colleague={each} own={owns} />
            ))}
            {invited.map((each) => (
              <Waiting key={each.id} organisation={id} invitation={each} own={owns} />
            ))}
          </Lines>
        )}
      </Fetched>
      <div className={pieces.acts}>
        {owns && <Button onClick={() => setAsks('invite')}>{t('console.colleagues.invite')}</Button>}
        <Button variant="default" onClick={() => setAsks('leave')}>
          {t('console.colleagues.leave')}
        </Button>
        {owns && (
          <Button variant="default" onClick={() => setAsks('close')}>
            {t('console.colleagues.close')}
          </Button>
        )}
      </div>
      {asks === 'invite' && <InvitingColleague organisation={id} done={done} />}
      {asks === 'leave' && <Leaving organisation={organisation} done={done} />}
      {asks === 'close' && <Closing organisation={organisation} done={done} />}
    </Part>
  );
}

function One({ organisation, colleague, own }: { organisation: string; colleague: Colleague; own: boolean }) {
  const { t, code, language } = useReader();
  const { person } = useMe();
  const queries = useQueryClient();
  const { id, name, email, role } = colleague;
  const path = { id: organisation, person: id };
  const onSuccess = () => queries.invalidateQueries({ queryKey: colleaguesQuery(organisation).queryKey });
  const setRole = useMutation({
    mutationFn: (next: Colleague['role']) =>
      answered(api.PUT('/organisations/{id}/members/{person}', { params: { path }, body: { role: next } })),
    onSuccess,
  });
  const end = useMutation({
    mutationFn: () => answered(api.DELETE('/organisations/{id}/members/{person}', { params: { path } })),
    onSuccess: async () => {
      toast(t('console.colleagues.ended', { name }));
      await onSuccess();
    },
  });
  const said = (value: string) => capital(language, code('memberRoles', value));
  const acts = own && id !== person && (
    <>
      <Select
        aria-label={t('console.colleagues.role', { name })}
        data={(['owner', 'member'] as const).map((value) => ({ value, label: said(value) }))}
        value={role}
        allowDeselect={false}
        onChange={(next) => next && next !== role && setRole.mutate(next as Colleague['role'])}
      />
      <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
        {t('console.colleagues.end')}
      </Button>
    </>
  );
  return (
    <Line end={acts || <span className={pieces.badge}>{said(role)}</span>}>
      <p>
        <bdi>{name}</bdi> {id === person && <span className={pieces.quiet}>({t('console.assign.me')})</span>}
      </p>
      <p className={pieces.quiet}>
        <bdi dir="ltr">{email}</bdi>
      </p>
      <Refused error={setRole.error ?? end.error} />
    </Line>
  );
}

function Waiting({ organisation, invitation, own }: { organisation: string; invitation: Invitation; own: boolean }) {
  const { t, day } = useReader();
  const queries = useQueryClient();
  const { id, name, email, expiresAt, over } = invitation;
  const withdraw = useMutation({
    mutationFn: () =>
      answered(
        api.DELETE('/organisations/{id}/invitations/{invitation}', { params: { path: { id: organisation, invitation: id } } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: colleaguesQuery(organisation).queryKey }),
  });
  const act = own && (
    <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {t('console.colleagues.withdraw')}
    </Button>
  );
  return (
    <Line end={act}>
      <p>
        <bdi>{name}</bdi>{' '}
        <span className={pieces.quiet}>
          ({over ? t('console.colleagues.over') : t('console.colleagues.waits', { day: day(expiresAt) })})
        </span>
      </p>
      <p className={pieces.quiet}>
        <bdi dir="ltr">{email}</bdi>
      </p>
      <Refused error={withdraw.error} />
    </Line>
  );
}
