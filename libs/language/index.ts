export { detect, type Detected } from './detect.js';
export { Glossary, loadGlossary, type Translation } from './glossary.js';
export { nameKeys } from './name-keys.js';
export { type Named } from './name-words.js';
export { sameNameFrom, similarNames, type NameSimilarity } from './names.js';
export { normalise } from './normalise.js';
export { terms, termsWithSurface, type Term } from './terms.js';
export { toLatin } from './transliterate.js';
