import { Caller, type Answer } from '../caller.js';

/** How often a call is made again: at two seconds each, longer than anything that is away here. */
const tries = 30;

/** A client as one should be: asked by a 503 to come again, it waits as long as Retry-After says and does. Such an answer changed nothing. */
export class PatientCaller extends Caller {
  override async send<T>(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    for (let n = 1; ; n++) {
      const answer = await super.send<T>(method, path, body, headers);
      const seconds = Number(answer.headers.get('retry-after'));
      if (answer.status !== 503 || !seconds || n === tries) return answer;
      await new Promise((r) => setTimeout(r, seconds * 1000));
    }
  }
}
