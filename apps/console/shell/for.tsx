import { lazy, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../api/queries.js';
import { rolesOf, type Role } from './places.js';
import { NoAccess } from './states.js';

/** Met once by whoever reads what belongs to others; nobody else fetches it. */
const SettingUpSecondFactor = lazy(() => import('../account/second-factor.js'));

/** A screen for these roles: others are told so, and nobody is asked to sign in and then led back. */
export function For({ roles, children }: { roles: readonly Role[] | 'anybody'; children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (!session) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  if (session.secondFactor === 'needed') return <SettingUpSecondFactor />;
  if (roles !== 'anybody' && !rolesOf(session).some((role) => roles.includes(role))) return <NoAccess />;
  return children;
}
