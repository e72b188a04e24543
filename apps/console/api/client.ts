import createClient from 'openapi-fetch';
import { patientFetch } from './patient-fetch.js';
import type { components, paths } from '../../../client/schema.js';

/** Every shape of the API, by the name it has in /openapi.json. */
export type Shapes = components['schemas'];
export type Problem = Shapes['Problem'];

export const api = createClient<paths>({ baseUrl: location.origin, fetch: patientFetch });

/** What the API said no to, in the reader's language. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  get code(): string {
    return this.problem.code;
  }

  /** The message of each refused field, by its name. */
  get fields(): Record<string, string> {
    return Object.fromEntries((this.problem.errors ?? []).map(({ field, message }) => [field, message]));
  }
}

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of an answer; a refusal is thrown. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  const problem = error && typeof error === 'object' && 'code' in error ? (error as Problem) : unreadable(response);
  throw new Refusal(problem);
}

/** The version that a change starts from. */
export const from = (version: number) => ({ 'if-match': `"${version}"` });

const unreadable = ({ status }: Response): Problem => ({
  type: 'about:blank',
  code: status >= 500 ? 'unavailable' : 'unexpected',
  title: '',
  detail: '',
  status,
  instance: '',
});
