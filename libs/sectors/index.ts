export { codedNotices, readCharacters, type CodedText } from './coded-notices.js';
export { packedReadings } from './notice-readings.js';
export { readingOf, SectorSuggestions, type Labelled, type Suggestion } from './suggest.js';
export { tuned, type Weights } from './tuned.js';
