import { answered, api } from '../api/client.js';

/** Signs out and begins anew: nothing of what was read, begun or decided stays in this window for whoever comes next. */
export async function leave(): Promise<void> {
  await answered(api.DELETE('/session'));
  location.assign('/app/');
}
