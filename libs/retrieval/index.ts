export type { Hit } from './best.js';
export { InvertedIndex } from './inverted-index.js';
export { read, type Reading, type Words } from './reading.js';
export { retrieve } from './retrieve.js';
export { count, type Statistics } from './statistics.js';
export { tuned, type Tuning } from './tuned.js';
