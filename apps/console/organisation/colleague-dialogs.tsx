import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { sessionQuery, useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { useInvited } from '../shell/invitation-toast.js';
import { PersonFields } from '../shell/person-fields.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { capital, useReader } from '../texts/reader.js';
import { colleaguesQuery } from './queries.js';

type Asking = { organisation: Shapes['OrganisationView']; done: () => void };
const roles = ['member', 'owner'] as const;

/** Somebody gets a mail, and acts for the organisation once they have said yes. */
export function InvitingColleague({ organisation, done }: { organisation: string; done: () => void }) {
  const { t, code, language } = useReader();
  const { zone } = useMe();
  const queries = useQueryClient();
  const invited = useInvited();
  const [told, setTold] = useState({
    name: '',
    email: '',
    language: language as string,
    role: 'member' as (typeof roles)[number],
  });
  const invite = useMutation({
    mutationFn: () =>
      answered(api.POST('/organisations/{id}/invitations', { params: { path: { id: organisation } }, body: { ...told, zone } })),
    onSuccess: async ({ name }) => {
      invited(name);
      done();
      await queries.invalidateQueries({ queryKey: colleaguesQuery(organisation).queryKey });
    },
  });
  const { error } = invite;
  const fields = refusedFields(error);
  return (
    <Dialog onClose={done} title={t('console.colleagues.invite')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Refused error={error} beside />
        <PersonFields told={told} set={(part) => setTold({ ...told, ...part })} fields={fields} />
        <Select
          label={t('console.colleagues.as')}
          data={roles.map((value) => ({ value, label: capital(language, code('memberRoles', value)) }))}
          allowDeselect={false}
          value={told.role}
          onChange={(next) => next && setTold({ ...told, role: next as (typeof roles)[number] })}
        />
        <Button type="submit" loading={invite.isPending}>
          {t('console.colleagues.invite')}
        </Button>
      </form>
    </Dialog>
  );
}

/** Their sessions end with it, everywhere. */
export function Leaving({ organisation: { id, name }, done }: Asking) {
  const { t } = useReader();
  const { person } = useMe();
  const gone = useGone();
  const leave = useMutation({
    mutationFn: () => answered(api.DELETE('/organisations/{id}/members/{person}', { params: { path: { id, person } } })),
    onSuccess: gone,
  });
  return (
    <Dialog onClose={done} title={t('console.colleagues.leave')}>
      <div className={pieces.form}>
        <p>{t('console.colleagues.leave.about', { name })}</p>
        <Refused error={leave.error} />
        <Button color="rust" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('console.colleagues.leave')}
        </Button>
      </div>
    </Dialog>
  );
}

/** For good, so its name is asked. */
export function Closing({ organisation: { id, name }, done }: Asking) {
  const { t } = useReader();
  const [said, setSaid] = useState('');
  const gone = useGone();
  const close = useMutation({
    mutationFn: () => answered(api.PUT('/organisations/{id}/closing', { params: { path: { id } }, body: { name: said.trim() } })),
    onSuccess: gone,
  });
  const fields = refusedFields(close.error);
  return (
    <Dialog onClose={done} title={t('console.colleagues.close')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          close.mutate();
        }}
      >
        <p>{t('console.colleagues.close.about', { name })}</p>
        <Refused error={close.error} beside />
        <TextInput
          label={t('console.colleagues.close.name')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={200}
          error={fields.name}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        <Button type="submit" color="rust" loading={close.isPending}>
          {t('console.colleagues.close')}
        </Button>
      </form>
    </Dialog>
  );
}

/** What somebody may do is another thing now: all is asked anew, from the first page. */
function useGone() {
  const queries = useQueryClient();
  const go = useNavigate();
  return async () => {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await go('/');
  };
}
