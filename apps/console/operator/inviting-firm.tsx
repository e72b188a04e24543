import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { countries } from '../listings/choices.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { useInvited } from '../shell/invitation-toast.js';
import { PersonFields } from '../shell/person-fields.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';

type Kind = Shapes['RegisterOrganisation']['kind'];

/** An organisation of the home market and its first person, who owns it there and invites the others. */
export function InvitingFirm({ done }: { done: () => void }) {
  const reader = useReader();
  const { t, codes, language } = reader;
  const { zone } = useMe();
  const invited = useInvited();
  const [firm, setFirm] = useState<{ name: string; kind: Kind; country?: string }>({ name: '', kind: 'company' });
  const [owner, setOwner] = useState({ name: '', email: '', language: language as string });
  const invite = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/organisations', {
          body: { ...(firm as Required<typeof firm>), language: owner.language, owner: { ...owner, zone } },
        }),
      ),
    onSuccess: () => {
      invited(owner.name);
      done();
    },
  });
  const fields = refusedFields(invite.error);
  return (
    <Dialog onClose={done} title={t('console.people.firm.invite')} size="lg">
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Refused error={invite.error} beside />
        <TextInput
          label={t('console.organisation.name')}
          data-autofocus
          required
          withAsterisk={false}
          minLength={2}
          maxLength={200}
          error={fields.name}
          value={firm.name}
          onChange={(event) => setFirm({ ...firm, name: event.currentTarget.value })}
        />
        <div className={pieces.two}>
          <Select
            label={t('console.organisation.kind')}
            data={codes('organisationKinds')}
            allowDeselect={false}
            value={firm.kind}
            onChange={(kind) => setFirm({ ...firm, kind: kind as Kind })}
          />
          <Select
            label={t('card.country')}
            searchable
            required
            withAsterisk={false}
            data={countries(reader)}
            error={fields.country}
            value={firm.country ?? null}
            onChange={(country) => country && setFirm({ ...firm, country })}
          />
        </div>
        <fieldset className={pieces.form}>
          <legend>{t('console.people.firm.person')}</legend>
          <PersonFields
            told={owner}
            set={(part) => setOwner({ ...owner, ...part })}
            fields={{ name: fields['owner.name'], email: fields['owner.email'] }}
          />
        </fieldset>
        <Button type="submit" loading={invite.isPending}>
          {t('console.people.firm.invite')}
        </Button>
      </form>
    </Dialog>
  );
}
