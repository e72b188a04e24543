import { readFileSync } from 'node:fs';
import { Landfall } from '../landfall.js';
import { clientFile, clientTypes } from './client-types.js';

test('the console is typed from the document that the API serves (after a change of routes: npm run client)', async () => {
  const landfall = await Landfall.start({ worker: false });
  try {
    const { body } = await landfall.nobody().get('/openapi.json');
    expect(readFileSync(clientFile, 'utf8') === (await clientTypes(body)) ? 'the same' : 'run: npm run client').toBe('the same');
  } finally {
    await landfall.close();
  }
});
