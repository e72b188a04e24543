export { direction, fallbackLanguage, languages, localeOf, type Language } from './languages.js';
export { isolate, isolateIn } from './isolate.js';
export { canSay, label, labels, say, sayAll, type Fact, type Facts, type Sentence } from './say.js';
export {
  formatList,
  formatMoment,
  formatMoney,
  formatName,
  formatNumber,
  formatShare,
  once,
  zoneName,
  type Moment,
  type Money,
} from './formats.js';
export { withSectorNames } from './sector-names.js';
