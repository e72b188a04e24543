import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadGlossary } from '#language';
import { codedNotices, packedReadings, readingOf } from '#sectors';

export const usage = 'npm run evaluate -- read-notices';

/** Reads the notices that come with the sectors room, and keeps how they read beside them. */
export function readNotices(): Promise<Record<string, unknown>> {
  const glossary = loadGlossary();
  const notices = codedNotices();
  const bytes = packedReadings(notices.map((notice) => [notice, readingOf(notice, glossary)] as const));
  const file = path.resolve('libs/sectors/notices/readings.jsonl.gz');
  writeFileSync(file, bytes);
  console.log(`${notices.length} readings in ${file}`);
  return Promise.resolve({ readings: notices.length, bytes: bytes.length });
}
