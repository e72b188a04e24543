import { lazy, Suspense, useLayoutEffect, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigationType } from 'react-router';
import { useStore } from '../api/store.js';
import { connection } from '../api/connection.js';
import { lapse } from '../api/lapse.js';
import { useLive } from '../api/live.js';
import { useSession, type Session } from '../api/queries.js';
import { Icon, Mark } from '../look/icons.js';
import { useReader } from '../texts/reader.js';
import { Face } from './face.js';
import { Fault } from './fault.js';
import { useKeys } from './keys.js';
import { placesOf } from './places.js';
import { Waiting } from './states.js';
import { Toasts } from './toasts.js';
import person from './person-menu.module.css';
import styles from './shell.module.css';

/** What opens over a screen is fetched behind it: the screen comes first. */
const LapsedSignIn = lazy(() => import('./lapsed-sign-in.js'));
const Invited = lazy(() => import('./invited.js'));
const Palette = lazy(() => import('./palette.js'));
const PersonMenu = lazy(() => import('./person-menu.js'));

/** What stands around every screen. */
export function Shell() {
  const { t } = useReader();
  const { pathname } = useLocation();
  const lapsed = useStore(lapse);
  useTop();
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('page.skip')}
      </a>
      <Fault at={pathname}>
        <Suspense fallback={<Waiting rows={3} />}>
          <Frame />
        </Suspense>
      </Fault>
      {lapsed && (
        <Suspense>
          <LapsedSignIn />
        </Suspense>
      )}
      <Toasts />
    </>
  );
}

/** Another screen is read from its top; whoever goes back finds what they left where it was. */
function useTop(): void {
  const { pathname } = useLocation();
  const way = useNavigationType();
  useLayoutEffect(() => {
    if (way !== 'POP') scrollTo(0, 0);
  }, [pathname, way]);
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
  const { pathname } = useLocation();
  const [searching, setSearching] = useState(false);
  useKeys({ 'mod+k': () => setSearching(true) }, { always: true });
  useLive();
  const groups = placesOf(session);
  // the others are on the account's screen
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
        <Suspense fallback={<Somebody name={session.name} />}>
          <PersonMenu session={session} />
        </Suspense>
      </nav>
      <main id="content" className={styles.content}>
        <Away />
        <Suspense>
          <Invited />
        </Suspense>
        <Fault at={pathname}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </Fault>
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
      {searching && (
        <Suspense>
          <Palette session={session} onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Who is signed in, until their menu is here. */
const Somebody = ({ name }: { name: string }) => (
  <div className={person.person}>
    <Face name={name} />
  </div>
);

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
