import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../api/queries.js';
import { toast } from './toasts.js';
import { useReader } from '../texts/reader.js';

/** Says that somebody was invited, and leads to the mail where it is kept. */
export function useInvited(): (name: string) => void {
  const { t } = useReader();
  const { data: about } = useQuery(aboutQuery);
  const read = { label: t('welcome.mails'), run: () => location.assign('/outbox') };
  return (name) =>
    void toast(t('console.people.invited', { name }), { tone: 'good', ...(about?.demonstration && { act: read }) });
}
