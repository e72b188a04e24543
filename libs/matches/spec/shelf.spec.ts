import { count, Vocabulary, type Reading } from '#retrieval';
import { Shelf } from '../shelf.js';
import { stored } from '../stored-reading.js';

const silence: Reading = { language: 'en', entries: [], lengths: { title: 0, keywords: 0, text: 0 } };

test('the shelf holds twenty thousand listings and no more: the oldest goes first, and whoever is read anew is new', () => {
  const shelf = new Shelf(new Vocabulary(count([])));
  const put = (from: number, to: number, version = 1) => {
    for (let n = from; n <= to; n++) shelf.put(`listing ${n}`, version, stored(silence));
  };
  const holds = (n: number, version = 1) => shelf.get(`listing ${n}`, version) !== undefined;
  put(1, 20_000);
  expect([holds(1), holds(2), holds(20_000)]).toEqual([true, true, true]);
  put(2, 2, 2);
  expect([holds(1), holds(2, 2)]).toEqual([true, true]);
  put(20_001, 20_002);
  expect([holds(1), holds(2, 2), holds(3), holds(4), holds(20_002)]).toEqual([false, true, false, true, true]);
});
