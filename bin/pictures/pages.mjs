// The pages for whoever has no account or comes by a link in a mail: one of each kind and language, as the sample's mails lead there.

/** What a link's first letters lead to. */
const kinds = {
  c: 'consent',
  o: 'outcome',
  m: 'meeting',
  q: 'question',
  t: 'thread',
  l: 'letter',
  v: 'verification',
  p: 'preferences',
  u: 'unsubscribe',
  n: 'not-me',
  i: 'recipient',
  d: 'rights',
  s: 'signing-in',
};

const always = [
  { name: 'page-catalogue', at: (language) => `/see/catalogue?language=${language}` },
  { name: 'page-showroom', at: (language, { hub }) => `/see/showrooms/${hub}?language=${language}` },
  { name: 'page-outbox', at: (language) => `/outbox?language=${language}` },
];

export const pages = [
  ...always,
  ...Object.values(kinds).map((kind) => ({
    name: `page-${kind}`,
    at: (language, { links }) => links.get(`${kind} ${language}`),
  })),
].map((page) => ({ set: 'pages', ...page }));

/** By kind and language, where a mail leads. Opening a link changes nothing. */
export async function linksOf(url) {
  const read = async (address) => (await fetch(address)).text();
  const links = new Map();
  const mails = (await read(`${url}/outbox`)).matchAll(/href="(\/outbox\/[^"]+)"/g);
  const seen = new Set();
  for (const [, mail] of mails) {
    for (const [address, letters] of (await read(url + mail)).matchAll(/(?<=href=")https?:\/\/[^/"]+\/([a-z])\/[^"?#]+/g)) {
      const kind = kinds[letters];
      // of one mail and kind, one language
      if (!kind || seen.has(`${mail} ${kind}`)) continue;
      seen.add(`${mail} ${kind}`);
      const answer = await fetch(address);
      const body = await answer.text();
      const [, language] = /<html[^>]* lang="([a-z]+)/.exec(body) ?? [];
      const isOpen = answer.ok && body.includes('<form');
      if (answer.ok && (isOpen || !links.has(`${kind} ${language}`))) links.set(`${kind} ${language}`, new URL(address).pathname);
    }
  }
  return links;
}
