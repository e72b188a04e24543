import { Link } from 'react-router';
import type { Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { useReader } from '../texts/reader.js';

/** Why an organisation may not act yet: it is being checked, or nobody can be, and then who mends it. */
export function Waits({ organisation }: { organisation: Shapes['OrganisationView'] | undefined }) {
  const { t } = useReader();
  const { duties } = useMe();
  if (!organisation || organisation.mayAct) return null;
  if (!organisation.waitsForList)
    return (
      <p role="note" className={pieces.note}>
        {t('console.organisation.held')}
      </p>
    );
  return (
    <p role="note" className={pieces.note}>
      {t('console.waits.list')} {duties.length > 0 && <Link to="/lists">{t('console.lists.new')}</Link>}
    </p>
  );
}
