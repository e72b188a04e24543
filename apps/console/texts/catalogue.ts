import type { Language } from '#texts';

type Catalogue = Readonly<Record<string, string>>;

// The bundle has this file in place of the texts room's own, which reads all languages from the disk.
const files: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('../../../libs/texts/catalogue/en.json'),
  ru: () => import('../../../libs/texts/catalogue/ru.json'),
  ar: () => import('../../../libs/texts/catalogue/ar.json'),
  vi: () => import('../../../libs/texts/catalogue/vi.json'),
};
const fetched = new Map<Language, Catalogue>();
let latest: Catalogue = {};

/** All catalogues have the same keys, so the one that is here can tell what English would have. */
const of = (language: Language): Catalogue => fetched.get(language) ?? latest;

/** @public what the texts room's sentences are said from */
export const catalogues = {
  get en() {
    return of('en');
  },
  get ru() {
    return of('ru');
  },
  get ar() {
    return of('ar');
  },
  get vi() {
    return of('vi');
  },
} satisfies Record<Language, Catalogue>;

/** Brings a language's sentences here, once. */
export async function fetchCatalogue(language: Language): Promise<void> {
  const { default: catalogue } = fetched.has(language) ? { default: fetched.get(language)! } : await files[language]();
  fetched.set(language, catalogue);
  latest = catalogue;
}
