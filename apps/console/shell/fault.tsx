import { useRouteError } from 'react-router';
import { Failed } from './states.js';

/** Where a screen broke: what is known of it, and a fresh start. */
export function Fault() {
  const error = useRouteError();
  return <Failed alone error={error instanceof Error ? error : new Error(String(error))} retry={() => location.reload()} />;
}
