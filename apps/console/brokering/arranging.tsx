import pieces from '../look/pieces.module.css';
import Thread from '../messages/thread.js';
import { useReader } from '../texts/reader.js';
import { Letters } from './letters.js';
import { Meetings } from './meetings.js';

/** What is arranged for two sides that know each other: meetings, letters, and what is written until they go on by themselves. */
export default function Arranging({ introduction, handedOver }: { introduction: string; handedOver: boolean }) {
  const { t } = useReader();
  const nameOf = (author: string) => t(author === 'need' ? 'console.view.client' : 'console.view.firm');
  return (
    <div className={pieces.form}>
      <Meetings introduction={introduction} />
      <Letters introduction={introduction} />
      {handedOver ? (
        <p className={pieces.quiet}>{t('console.thread.handed_over')}</p>
      ) : (
        <Thread introduction={introduction} nameOf={nameOf} />
      )}
    </div>
  );
}
