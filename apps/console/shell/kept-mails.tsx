import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { useReader } from '../texts/reader.js';

/** Where Landfall is tried out mails go nowhere: invitations are read, and followed, where they are kept. */
export function KeptMails() {
  const { t } = useReader();
  const { data: about } = useQuery(aboutQuery);
  if (!about?.demonstration) return null;
  return (
    <p className={pieces.quiet}>
      {t('console.mails.kept')} <a href="/outbox">{t('welcome.mails')}</a>
    </p>
  );
}
