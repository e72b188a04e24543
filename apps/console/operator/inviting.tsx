import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { languages, ownName, useReader } from '../texts/reader.js';

type Hub = Shapes['HubView'];

/** Somebody who is to coordinate a hub gets a link by mail, which works once. */
export function Inviting({ hub, done }: { hub: Hub; done: () => void }) {
  const { t, language } = useReader();
  const queries = useQueryClient();
  const [told, setTold] = useState({ name: '', email: '', language: language as string });
  const invite = useMutation({
    mutationFn: () =>
      answered(api.POST('/people', { body: { ...told, zone: hub.zone, hub: hub.id, role: 'coordinator', duties: [] } })),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ['colleagues', hub.id] });
      toast(t('console.people.invited', { name }), { tone: 'good' });
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
        <TextInput
          label={t('console.person.name')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={200}
          error={fields.name}
          value={told.name}
          onChange={(event) => setTold({ ...told, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('signin.address')}
          type="email"
          dir="ltr"
          required
          withAsterisk={false}
          error={fields.email}
          value={told.email}
          onChange={(event) => setTold({ ...told, email: event.currentTarget.value })}
        />
        <Select
          label={t('console.language')}
          data={languages.map((value) => ({ value, label: ownName(value) }))}
          allowDeselect={false}
          value={told.language}
          onChange={(next) => next && setTold({ ...told, language: next })}
        />
        <Button type="submit" loading={invite.isPending}>
          {t('console.people.invite')}
        </Button>
      </form>
    </Modal>
  );
}
