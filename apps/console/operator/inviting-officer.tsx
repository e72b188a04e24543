import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { useInvited } from '../shell/invitation-toast.js';
import { PersonFields } from '../shell/person-fields.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';

type Props = { duty: 'operator' | 'compliance'; done: () => void };

/** A colleague of the centre, with a duty. */
export function InvitingOfficer({ duty, done }: Props) {
  const { t, language } = useReader();
  const { zone } = useMe();
  const invited = useInvited();
  const [told, setTold] = useState({ name: '', email: '', language: language as string });
  const invite = useMutation({
    mutationFn: () => answered(api.POST('/people', { body: { ...told, zone, duties: [duty] } })),
    onSuccess: ({ name }) => {
      invited(name);
      done();
    },
  });
  const title = t(`console.people.${duty}.invite`);
  return (
    <Dialog onClose={done} title={title}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Refused error={invite.error} beside />
        <PersonFields told={told} set={(part) => setTold({ ...told, ...part })} fields={refusedFields(invite.error)} />
        <Button type="submit" loading={invite.isPending}>
          {title}
        </Button>
      </form>
    </Dialog>
  );
}
