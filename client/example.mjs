// LANDFALL_URL=http://localhost:3000 LANDFALL_KEY=lf_... node client/example.mjs
import { landfall, Refusal } from './index.js';

const { LANDFALL_URL: url = 'http://localhost:3000', LANDFALL_KEY: key } = process.env;
const api = landfall({ url, key, language: 'en' });
const title = 'Acoustic sensors that find leaks in water mains';
try {
  const { data: me } = await api.GET('/session');
  console.log(`I am ${me.name}.`);
  const { data: sectors } = await api.POST('/sector-suggestions', { body: { title } });
  console.log(`"${title}" speaks for:`);
  for (const { code, label, confidence } of sectors.suggestions)
    console.log(`  ${code}  ${label}  ${Math.round(confidence * 100)} %`);
  const { data: listings } = await api.GET('/listings', { params: { query: { limit: 5 } } });
  console.log(listings.items.length ? 'I see, newest first:' : 'I see no listings yet.');
  for (const { title, state } of listings.items) console.log(`  ${title}  (${state})`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
