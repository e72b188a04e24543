import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Choosing } from '../shell/choosing.js';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { threadQuery, type Message } from './queries.js';

type Reason = NonNullable<Message['reportedFor']>;

/** What is wrong with a message, to the hub's coordinators. */
export function Reporting({ introduction, message, done }: { introduction: string; message: Message; done: () => void }) {
  const { t, codes } = useReader();
  const queries = useQueryClient();
  const report = useMutation({
    mutationFn: (reason: Reason) =>
      answered(api.PUT('/messages/{id}/report', { params: { path: { id: message.id } }, body: { reason } })),
    onSuccess: async () => {
      toast(t('thread.reported'), { tone: 'good' });
      done();
      await queries.invalidateQueries({ queryKey: threadQuery(introduction).queryKey });
    },
  });
  return (
    <Dialog onClose={done} title={t('thread.report')}>
      <p className={pieces.quiet}>{t('console.thread.report.about')}</p>
      <Refused error={report.error} />
      <Choosing choices={codes('reportReasons')} onChoose={(reason) => report.mutate(reason as Reason)} />
    </Dialog>
  );
}
