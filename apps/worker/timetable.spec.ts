import { dueWith, timetable } from './timetable.js';

test('nobody looks for vectors that are missing where there is no embedder to ask; all else falls due either way', () => {
  const names = (embedder: boolean) => dueWith({ embedder }).map(({ run }) => run.name);
  expect(names(true)).toEqual(timetable.map(({ run }) => run.name));
  expect(names(false)).toEqual(names(true).filter((name) => name !== 'EmbedMissing'));
  expect(names(true)).toContain('EmbedMissing');
});
