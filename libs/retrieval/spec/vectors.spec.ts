import { fused, Vectors } from '#retrieval';

const vectors = new Vectors();
vectors.set('near', Float32Array.of(1, 0));
vectors.set('far', Float32Array.of(0, 1));
const of = Float32Array.of(1, 0);
const ids = (weight: number, words: [string, number][], most = 9) =>
  fused(
    words.map(([id, score]) => ({ id, score })),
    { vectors, of, weight },
    most,
  ).map((hit) => hit.id);

test('what is near joins what words found, by the weight; at none the order is that of words', () => {
  const words: [string, number][] = [
    ['far', 10],
    ['near', 8],
  ];
  expect(ids(0, words)).toEqual(['far', 'near']);
  expect(ids(0.1, words)).toEqual(['far', 'near']);
  expect(ids(0.5, words)).toEqual(['near', 'far']);
  expect(ids(0.5, [], 1)).toEqual(['near']);
});

test('a listing without a vector is weighed by its words alone', () => {
  expect(
    ids(0.9, [
      ['unsent', 10],
      ['near', 9],
      ['far', 9],
    ]),
  ).toEqual(['unsent', 'near', 'far']);
});
