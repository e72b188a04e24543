import 'reflect-metadata';
import { describeAccess } from './http/describe-access.js';

// node bin/run.mjs apps/api/access-table: who may do what, as docs/access.md shows it
process.stdout.write(`${describeAccess()}\n`);
