import { connection } from './connection.js';
import { lapse } from './lapse.js';

/** No answer came: the network, or Landfall itself, is away. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * fetch, in the reader's language, with patience: when the sign-in has lapsed the request waits until somebody has signed in again and
 * is then sent once more, so that nothing that was typed is lost.
 */
export async function patientFetch(request: Request): Promise<Response> {
  request.headers.set('accept-language', document.documentElement.lang);
  const again = request.clone();
  const response = await sent(request);
  if (response.status !== 401 || new URL(request.url).pathname === '/session') return response;
  await lapse.mended();
  return sent(again);
}

async function sent(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    connection.set(response.status === 503 ? 'away' : 'here');
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    connection.set('away');
    throw new Unreachable();
  }
}
