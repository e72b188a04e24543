import { Suspense, useState } from 'react';
import { NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useStore } from '../api/store.js';
import { connection } from '../api/connection.js';
import { useSession, type Session } from '../api/queries.js';
import { Icon, Mark } from '../look/icons.js';
import { useReader } from '../texts/reader.js';
import { useKeys } from './keys.js';
import { LapsedSignIn } from './lapsed-sign-in.js';
import { Palette } from './palette.js';
import { PersonMenu } from './person-menu.js';
import { placesOf } from './places.js';
import { Waiting } from './states.js';
import { Toasts } from './toasts.js';
import styles from './shell.module.css';

/** What stands around every screen. */
export function Shell() {
  const { t } = useReader();
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('page.skip')}
      </a>
      <Suspense fallback={<Waiting rows={3} />}>
        <Frame />
      </Suspense>
      <LapsedSignIn />
      <Toasts />
      <ScrollRestoration />
    </>
  );
}

function Frame() {
  const session = useSession();
  const { pathname } = useLocation();
  if (!session || pathname === '/sign-in')
    return (
      <main id="content" className={styles.bare}>
        <Away />
        <Outlet />
      </main>
    );
  return <Signed session={session} />;
}

function Signed({ session }: { session: Session }) {
  const { t } = useReader();
  const [searching, setSearching] = useState(false);
  useKeys({ 'mod+k': () => setSearching(true) }, { always: true });
  const groups = placesOf(session);
  const thumbs = groups.flatMap(({ places }) => places).slice(0, 4);
  return (
    <div className={styles.frame}>
      <nav className={styles.side} aria-label={t('console.navigation')}>
        <NavLink to="/" className={styles.brand}>
          <Mark /> <span>{t('product')}</span>
        </NavLink>
        <button type="button" className={styles.search} onClick={() => setSearching(true)}>
          <Icon name="search" size={16} /> <span>{t('console.palette.open')}</span> <kbd>{isApple ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <div className={styles.places}>
          {groups.map(({ role, places }) => (
            <section key={role} aria-label={t(`console.role.${role}`)}>
              {groups.length > 1 && <p className={styles.role}>{t(`console.role.${role}`)}</p>}
              <ul>
                {places.map((place) => (
                  <li key={place.to}>
                    <NavLink to={place.to} className={styles.link}>
                      <Icon name={place.icon} /> {t(place.name)}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <PersonMenu session={session} />
      </nav>
      <main id="content" className={styles.content}>
        <Away />
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <nav className={styles.thumbs} aria-label={t('console.navigation')}>
        {thumbs.map((place) => (
          <NavLink key={place.to} to={place.to} className={styles.thumb}>
            <Icon name={place.icon} size={22} /> <span>{t(place.name)}</span>
          </NavLink>
        ))}
        <NavLink to="/me" className={styles.thumb}>
          <Icon name="person" size={22} /> <span>{t('console.place.me')}</span>
        </NavLink>
      </nav>
      {searching && <Palette session={session} onClose={() => setSearching(false)} />}
    </div>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Said once, where nobody can miss it, as long as nothing answers. */
function Away() {
  const { t } = useReader();
  const state = useStore(connection);
  return (
    <div role="status">
      {state === 'away' && (
        <p className={styles.away}>
          <Icon name="away" size={16} /> {t('console.away.line')}
        </p>
      )}
    </div>
  );
}
