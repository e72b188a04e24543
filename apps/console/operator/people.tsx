import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import pieces from '../look/pieces.module.css';
import { KeptMails } from '../shell/kept-mails.js';
import { Page } from '../shell/page.js';
import { useReader, type Key } from '../texts/reader.js';
import { InvitingFirm } from './inviting-firm.js';
import { InvitingOfficer } from './inviting-officer.js';

const kinds = ['firm', 'compliance', 'operator'] as const;

/** Whom an operator lets in: a firm by its first person, and colleagues with a duty. Coordinators are invited at their hub. */
export default function People() {
  const { t } = useReader();
  const [inviting, setInviting] = useState<(typeof kinds)[number]>();
  const done = () => setInviting(undefined);
  return (
    <Page title={t('console.place.people')} about={t('console.people.about')}>
      <KeptMails />
      {kinds.map((kind) => (
        <article key={kind} className={pieces.card}>
          <h2>{t(`console.people.${kind}` satisfies Key)}</h2>
          <p>{t(`console.people.${kind}.about` satisfies Key)}</p>
          <div className={pieces.acts}>
            <Button variant="default" onClick={() => setInviting(kind)}>
              {t(`console.people.${kind}.invite` satisfies Key)}
            </Button>
          </div>
        </article>
      ))}
      <article className={pieces.card}>
        <h2>{t('console.role.coordinator')}</h2>
        <p>
          {t('console.people.coordinator.about')} <Link to="/hubs">{t('console.place.hubs')}</Link>
        </p>
      </article>
      {inviting === 'firm' && <InvitingFirm done={done} />}
      {inviting && inviting !== 'firm' && <InvitingOfficer duty={inviting} done={done} />}
    </Page>
  );
}
