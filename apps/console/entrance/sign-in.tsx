import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../api/queries.js';
import { Title } from '../shell/title.js';
import { useReader } from '../texts/reader.js';
import { Door } from './door.js';
import { PasswordForm } from './password-form.js';
import styles from './entrance.module.css';

export default function SignIn() {
  const { t } = useReader();
  const session = useSession();
  const [asked] = useSearchParams();
  const go = useNavigate();
  // only to a screen of ours
  const to = /^\/(?!\/)/.test(asked.get('to') ?? '') ? asked.get('to')! : '/';
  if (session) return <Navigate to={to} replace />;
  return (
    <Door>
      <Title>{t('signin.title')}</Title>
      <h1>{t('signin.title')}</h1>
      <PasswordForm onSigned={() => void go(to, { replace: true })} />
      <p className={styles.quiet}>{t('signin.first')}</p>
    </Door>
  );
}
