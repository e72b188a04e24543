import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { useReader } from '../texts/reader.js';
import { Refused } from './refused.js';
import { toast } from './toasts.js';

type Invitation = Shapes['OwnInvitations']['items'][number];

/** For whom somebody is asked to act: above every screen until it is answered. */
export default function Invited() {
  const found = useQuery({ queryKey: ['invitations'], queryFn: () => answered(api.GET('/me/invitations')), staleTime: 300_000 });
  return found.data?.items.map((invitation) => <One key={invitation.id} invitation={invitation} />);
}

function One({ invitation: { id, organisation, by, role } }: { invitation: Invitation }) {
  const { t, code } = useReader();
  const queries = useQueryClient();
  const params = { params: { path: { id } } };
  const answer = useMutation({
    mutationFn: (yes: boolean) =>
      answered(yes ? api.PUT('/me/invitations/{id}', params) : api.DELETE('/me/invitations/{id}', params)),
    onSuccess: async (_, yes) => {
      if (yes) toast(t('console.invited.joined', { organisation: organisation.name }), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['invitations'] });
      await queries.invalidateQueries({ queryKey: ['session'] });
    },
  });
  return (
    <section className={pieces.note} aria-label={t('console.invited')}>
      <p>{t('console.invited.about', { by, organisation: organisation.name, role: code('memberRoles', role) })}</p>
      <div className={pieces.acts}>
        <Button size="xs" loading={answer.isPending} onClick={() => answer.mutate(true)}>
          {t('console.invited.join')}
        </Button>
        <Button size="xs" variant="default" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
          {t('console.invited.decline')}
        </Button>
      </div>
      <Refused error={answer.error} />
    </section>
  );
}
