import { fuzz } from './fuzz.js';

const seed = Number(process.env.FUZZ_SEED ?? 1);

test('300 requests of every role, valid and broken, are answered as the OpenAPI document says and never with 5xx', async () => {
  const { findings, routes, routesAsked } = await fuzz({ seed, requests: 300 }, () => undefined);
  expect({ seed, findings }).toEqual({ seed, findings: [] });
  expect(routesAsked).toBe(routes);
}, 600_000);
