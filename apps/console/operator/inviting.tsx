import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { useInvited } from '../shell/invitation-toast.js';
import { PersonFields } from '../shell/person-fields.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';

type Hub = Shapes['HubView'];

/** Somebody who is to coordinate a hub gets a link by mail, which works once. */
export default function Inviting({ hub, done }: { hub: Hub; done: () => void }) {
  const { t, language } = useReader();
  const queries = useQueryClient();
  const invited = useInvited();
  const [told, setTold] = useState({ name: '', email: '', language: language as string });
  const invite = useMutation({
    mutationFn: () =>
      answered(api.POST('/people', { body: { ...told, zone: hub.zone, hub: hub.id, role: 'coordinator', duties: [] } })),
    onSuccess: async ({ name }) => {
      await Promise.all(['colleagues', 'checklist'].map((key) => queries.invalidateQueries({ queryKey: [key, hub.id] })));
      invited(name);
      done();
    },
  });
  const { error } = invite;
  const fields = refusedFields(error);
  return (
    <Modal opened onClose={done} title={t('console.people.invite')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Refused error={error} beside />
        <PersonFields told={told} set={(part) => setTold({ ...told, ...part })} fields={fields} />
        <Button type="submit" loading={invite.isPending}>
          {t('console.people.invite')}
        </Button>
      </form>
    </Modal>
  );
}
