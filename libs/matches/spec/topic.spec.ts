import fc from 'fast-check';
import { loadGlossary } from '#language';
import { count, read, Vocabulary, type Reading, type Statistics } from '#retrieval';
import { criteria, score, startingPolicy, type Pair, type Side } from '#scoring';
import { Topics } from '../topic.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`topic: SEED=${seed}\n`);
fc.configureGlobal({ seed, numRuns: 150 });

const glossary = loadGlossary();
const words =
  'sensor leak water pipe pump valve robot oven bread school hospital record network city membrane crop rice image fabric steel'.split(
    ' ',
  );
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 });
const market = fc.array(text, { minLength: 2, maxLength: 12 });
const listing = (said: readonly string[]): Reading =>
  read({ language: 'en', title: said.slice(0, 3).join(' '), keywords: [], text: said.slice(3).join(' ') }, glossary);
/** What `looks`, of a side, has in common with another. */
const topicOf = (side: Side, looks: Reading, other: Reading, statistics: Statistics) => {
  const topics = new Topics(side, [['looks', looks]], new Vocabulary(statistics));
  return topics.of('looks', topics.laid(other));
};
const fitOf = (offering: Reading, need: Reading, others: readonly Reading[]) =>
  topicOf('need', need, offering, count([...others, offering, need]))?.fit ?? 0;

describe('the topic fit of two texts', () => {
  it('is the same from whichever end it is looked at', () => {
    fc.assert(
      fc.property(text, text, market, (offered, needed, rest) => {
        const [offering, need] = [listing(offered), listing(needed)];
        const statistics = count([...rest.map(listing), offering, need]);
        const one = topicOf('need', need, offering, statistics);
        const other = topicOf('offering', offering, need, statistics);
        expect(one).toStrictEqual(other);
      }),
    );
  });
});

type Said = { title: string[]; keywords: string[]; text: string[] };
const saidIn = (from: readonly string[]) => {
  const some = (most: number) => fc.array(fc.constantFrom(...from), { maxLength: most });
  return fc.record({ title: some(4), keywords: some(3), text: some(25) });
};
/** Each text that is left when one word that the other says too is taken out, wherever it stands. */
const shorter = (said: Said, other: Said): Said[] => {
  const others = new Set(Object.values(other).flat());
  return (['title', 'keywords', 'text'] as const).flatMap((field) =>
    said[field].flatMap((word, at) => (others.has(word) ? [{ ...said, [field]: said[field].toSpliced(at, 1) }] : [])),
  );
};

const russian = 'датчик утечка вода труба насос клапан робот печь хлеб школа больница сеть город'.split(' ');
describe.each([
  ['en', words],
  ['ru', russian],
])('hiding a word that met, in two texts in %s,', (language, from) => {
  const reading = ({ title, keywords, text }: Said) =>
    read({ language, title: title.join(' '), keywords, text: text.join(' ') }, glossary);

  it('never raises the topic fit, whatever the others say, and whichever of the two leaves it out', () => {
    fc.assert(
      fc.property(saidIn(from), saidIn(from), fc.array(saidIn(from), { maxLength: 12 }), (offered, needed, rest) => {
        const statistics = count([...rest, offered, needed].map(reading));
        const fit = (offering: Said, need: Said) => topicOf('need', reading(need), reading(offering), statistics)?.fit ?? 0;
        const before = fit(offered, needed);
        const after = [
          ...shorter(offered, needed).map((less) => fit(less, needed)),
          ...shorter(needed, offered).map((less) => fit(offered, less)),
        ];
        expect(Math.max(0, ...after)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('never raises it where nearly everybody says the word, or one side says it more often', () => {
    const [common, a, b, c, d] = from as [string, string, string, string, string];
    const rest = Array.from({ length: 10 }, () => ({ title: [], keywords: [], text: [common] }));
    const statistics = count(rest.map(reading));
    const text = (...said: string[]): Said => ({ title: [], keywords: [], text: said });
    const fit = (offering: Said, need: Said) => topicOf('need', reading(need), reading(offering), statistics)!.fit;
    const need = text(a, b, c, common, d);
    expect(fit(text(common, b, common), need)).toBeGreaterThan(0);
    for (const less of [text(common, b), text(b, common), text(b)])
      expect(fit(less, need)).toBeLessThanOrEqual(fit(text(common, b, common), need));
  });
});

/** The same listing in five languages. */
const leaks: Record<string, string> = {
  en: 'Leak detection sensors for the water networks of a city',
  ru: 'Датчики обнаружения утечек для водопроводных сетей города',
  ar: 'أجهزة استشعار لكشف التسرب في شبكات المياه في المدينة',
  vi: 'Cảm biến phát hiện rò rỉ cho mạng lưới cấp nước của thành phố',
  tr: 'Şehir su şebekeleri için sızıntı algılama sensörleri',
};

it('the same listing written in another language has the same fit in everything but the text', () => {
  const need = listing('sensors that detect leaks in the water network of a city'.split(' '));
  const others = words.map((word) => listing([word, 'supply']));
  const fits = Object.entries(leaks).map(([language, title]) => {
    const fit = fitOf(read({ language, title, keywords: [], text: '' }, glossary), need, others);
    const pair: Pair = {
      offering: {
        id: 'o',
        side: 'offering',
        profileType: 'TO',
        ownerOrganisation: 'a',
        sectors: ['38430000'],
        languages: ['en'],
      },
      need: { id: 'n', side: 'need', profileType: 'TR', ownerOrganisation: 'b', sectors: ['38430000'], languages: ['en'] },
      topic: { fit, matched: [] },
    };
    const { contributionsNeed } = score(pair, startingPolicy, '2026-03-02');
    return { language, fit, others: contributionsNeed.filter((_, at) => criteria[at]!.name !== 'topic') };
  });
  for (const { others: found } of fits) expect(found).toEqual(fits[0]!.others);
  const spread = fits.map(({ language, fit }) => `${language} ${fit.toFixed(2)}`).join(', ');
  process.stdout.write(`topic fit by language: ${spread}\n`);
  for (const { language, fit } of fits) expect({ language, met: fit > 0.1 }).toEqual({ language, met: true });
});
