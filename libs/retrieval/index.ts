export type { Hit } from './best.js';
export { InvertedIndex } from './inverted-index.js';
export { Asker, lay, type Answered, type Laid, type Meeting, type Vocabulary } from './meeting.js';
export { queryOf, type Query } from './query.js';
export { fields, frequencyUnits, read, type Entry, type PerField, type Reading, type Words } from './reading.js';
export { answering, retrieve } from './retrieve.js';
export { Count, count, rarity, type Statistics } from './statistics.js';
export { tuned, type Tuning } from './tuned.js';
export { fused, Vectors } from './vectors.js';
