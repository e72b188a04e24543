import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { aboutQuery, useSession } from '../api/queries.js';
import { homeOf } from '../shell/places.js';
import { Title } from '../shell/title.js';
import { useReader } from '../texts/reader.js';
import { Door } from './door.js';
import styles from './entrance.module.css';

/** The first page: each to their own work, and strangers to the door. */
export default function Home() {
  const session = useSession();
  if (!session) return <Welcome />;
  return <Navigate to={homeOf(session).to} replace />;
}

function Welcome() {
  const { t } = useReader();
  const { data: about } = useQuery(aboutQuery);
  return (
    <Door>
      <Title>{t('welcome.title')}</Title>
      <h1>{t('welcome.title')}</h1>
      <ol className={styles.steps}>
        <li>{t('console.welcome.step.list')}</li>
        <li>{t('console.welcome.step.match')}</li>
        <li>{t('console.welcome.step.meet')}</li>
      </ol>
      <Button component={Link} to="/sign-in" size="md" fullWidth>
        {t('signin.submit')}
      </Button>
      <p className={styles.quiet}>{t('signin.first')}</p>
      {about?.demonstration && (
        <div className={styles.trial}>
          <p>
            <strong>{t('console.welcome.trial')}</strong>
          </p>
          <p>{t('console.welcome.trial.operator')}</p>
          <p>
            {t('console.welcome.trial.sample')} <code dir="ltr">npm run sample</code>
          </p>
          <p>
            <a href="/outbox">{t('welcome.mails')}</a>
          </p>
        </div>
      )}
    </Door>
  );
}
