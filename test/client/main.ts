import { writeFileSync } from 'node:fs';
import { Landfall } from '../landfall.js';
import { clientFile, clientLimits, clientTypes, limitsFile } from './client-types.js';

// npm run client: what the client knows of the API, made anew from the document that the API serves
const landfall = await Landfall.start({ worker: false });
try {
  const { body } = await landfall.nobody().get('/openapi.json');
  writeFileSync(clientFile, await clientTypes(body));
  writeFileSync(limitsFile, await clientLimits(body));
  process.stdout.write(`Written: ${clientFile.pathname}\n`);
} finally {
  await landfall.close();
}
