import createClient from 'openapi-fetch';

/** What the API said no to. */
export class Refusal extends Error {
  name = 'Refusal';

  constructor(problem) {
    super(problem.detail ? `${problem.title}: ${problem.detail}` : problem.title);
    this.problem = problem;
  }
}

export function landfall({ url, key, language }) {
  const headers = {
    ...(key && { authorization: `Bearer ${key}` }),
    ...(language && { 'accept-language': language }),
  };
  const client = createClient({ baseUrl: url, headers });
  client.use({
    async onResponse({ response }) {
      if (!response.ok) throw new Refusal(await problemIn(response));
    },
  });
  return client;
}

export const from = (version) => ({ 'if-match': `"${version}"` });

export const once = (key) => ({ 'idempotency-key': key });

async function problemIn(response) {
  const { status } = response;
  const said = await response.json().catch(() => undefined);
  return said?.code ? said : { code: 'unexpected', title: `The answer was ${status}`, detail: '', status };
}
