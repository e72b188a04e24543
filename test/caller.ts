import { get, type IncomingMessage } from 'node:http';

export type Answer<T = Record<string, unknown>> = { status: number; body: T; headers: Headers; text: string };

/** Calls the API as one person, over HTTP. */
export class Caller {
  private readonly cookies = new Map<string, string>();
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get = <T = any>(path: string) => this.call<T>('GET', path);
  post = <T = any>(path: string, body?: unknown, headers?: Record<string, string>) => this.call<T>('POST', path, body, headers);
  put = <T = any>(path: string, body?: unknown, version?: number) => this.call<T>('PUT', path, body, ifMatch(version));
  patch = <T = any>(path: string, body?: unknown, version?: number) => this.call<T>('PATCH', path, body, ifMatch(version));
  delete = <T = any>(path: string, version?: number) => this.call<T>('DELETE', path, undefined, ifMatch(version));

  /** As a page's form: urlencoded, following no redirect. */
  form = (path: string, fields: Record<string, string>) =>
    this.send('POST', path, new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded' });

  /** An answer that goes on until it is destroyed. By node:http: fetch opens a connection anew for each that it leaves. */
  stream = (path: string): Promise<IncomingMessage> =>
    new Promise((done, failed) => get(this.url + path, { headers: this.said(), agent: false }, done).on('error', failed));

  private said(): Record<string, string> {
    return { ...this.headers, ...(this.cookies.size && { cookie: [...this.cookies.values()].join('; ') }) };
  }

  private call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>(method, path, body === undefined ? undefined : JSON.stringify(body), {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
  }

  async send<T>(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const target = path.startsWith('http') ? this.url + new URL(path).pathname : this.url + path;
    const response = await fetch(target, {
      method,
      redirect: 'manual',
      headers: { ...this.said(), ...headers },
      ...(body !== undefined && { body }),
    });
    for (const set of response.headers.getSetCookie()) this.cookies.set(set.split('=')[0]!, set.split(';')[0]!);
    const text = await textOf(response);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: (isJson && text ? JSON.parse(text) : undefined) as T,
      headers: response.headers,
      text,
    };
  }
}

/** The text of an answer. A stream has no end to wait for: it is left. */
export async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  await response.body?.cancel();
  return '';
}

const ifMatch = (version?: number): Record<string, string> => (version === undefined ? {} : { 'if-match': `"${version}"` });
