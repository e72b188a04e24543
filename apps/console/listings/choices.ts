import type { Reader } from '../texts/reader.js';

/** ISO 3166-1, alpha-2; the names are the browser's own. */
const codes = 'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'.split(' '); // prettier-ignore

type Choice = { value: string; label: string };

const choices = (language: string, values: readonly string[], say: (value: string) => string): Choice[] =>
  values.map((value) => ({ value, label: say(value) })).sort((one, other) => one.label.localeCompare(other.label, language)); // prettier-ignore

export const countries = ({ language, country }: Reader): Choice[] => choices(language, codes, country);

/** Languages that people of our hubs and firms work in, ISO 639-1. */
const spoken = 'ar bn de en es fa fr hi id it ja kk ko ms pl pt ru sr sw ta th tr uk ur uz vi zh'.split(' ');
export const tongues = ({ language, tongue }: Reader): Choice[] => choices(language, spoken, tongue);

/** Currencies that deals are settled in, ISO 4217. */
const moneys = 'AED BRL BYN CNY EGP ETB EUR GBP IDR INR IRR KZT MYR RUB SAR THB TRY USD UZS VND ZAR'.split(' ');
export const currencies = ({ language, money }: Reader): Choice[] =>
  choices(language, moneys, (code) => `${code} · ${money(code)}`);
