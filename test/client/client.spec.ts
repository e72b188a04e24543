import { readFileSync } from 'node:fs';
import { Landfall } from '../landfall.js';
import { clientFile, clientLimits, clientTypes, limitsFile } from './client-types.js';

test('the console is typed from the document that the API serves (after a change of routes: npm run client)', async () => {
  const landfall = await Landfall.start({ worker: false });
  try {
    const { body } = await landfall.nobody().get('/openapi.json');
    const same = [
      readFileSync(clientFile, 'utf8') === (await clientTypes(body)),
      readFileSync(limitsFile, 'utf8') === (await clientLimits(body)),
    ];
    expect(same.every(Boolean) ? 'the same' : 'run: npm run client').toBe('the same');
  } finally {
    await landfall.close();
  }
});
