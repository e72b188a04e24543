export { codedNotices, readCharacters, type CodedText } from './coded-notices.js';
export { SectorSuggestions, type Labelled, type Suggestion } from './suggest.js';
export { tuned, type Weights } from './tuned.js';
