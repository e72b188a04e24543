/** Seconds in all, as for any call. */
const wholeMs = 15_000;

/** What a service of the operator's own is asked: a JSON body, of whose answer no more than so many bytes are read. */
export type Asking = { path: string; headers?: Record<string, string>; body: unknown; mostBytes: number };

/**
 * Asks a service that the operator has set the address of; it may lie beside us, so no address is refused.
 * `said` is its answer as JSON, undefined for anything else or for more than `mostBytes`.
 * @throws {Error} where nobody answers, or too late, or asks to come again (429, 5xx): a job tries once more
 */
export async function askOwnService(
  name: string,
  address: string,
  { path, headers, body, mostBytes }: Asking,
): Promise<{ ok: boolean; status: number; said: unknown }> {
  const answer = await fetch(new URL(path, address.replace(/\/*$/, '/')), {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(wholeMs),
    headers: { 'content-type': 'application/json', 'user-agent': 'Landfall', ...headers },
    body: JSON.stringify(body),
  });
  const { ok, status } = answer;
  if (ok) return { ok, status, said: await limited(answer, mostBytes) };
  await answer.body?.cancel();
  if (status === 429 || status >= 500) throw new Error(`the ${name} answered ${status}`);
  return { ok, status, said: undefined };
}

async function limited(answer: Response, mostBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
