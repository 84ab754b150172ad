import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import idCalculator from './id/calculator.json';
import idCommon from './id/common.json';

export const LANGUAGES = [
  { code: 'id', name: 'Bahasa Indonesia' },
  { code: 'en', name: 'English' },
] as const;
export type Language = (typeof LANGUAGES)[number]['code'];

const KEPT = 'giliran.language';
// Fetched when a page opens that needs more than the first page has; so is the list of the files.
const pageFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    import('./page-texts.ts')
      .then(({ loadTexts }) => loadTexts(language === 'en' ? 'en' : 'id', namespace))
      .then(
        (texts) => done(null, texts),
        (error: unknown) => done(error as Error, true),
      );
  },
};

/** The language on screen. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'id';
}

/** Starts the texts in the kept language; Indonesian is the default and stands in for what is missing. */
export async function startI18n(): Promise<void> {
  document.documentElement.lang = keptLanguage();
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(pageFiles)
    .use(initReactI18next)
    .init({
      lng: keptLanguage(),
      fallbackLng: 'id',
      supportedLngs: LANGUAGES.map((language) => language.code),
      ns: ['common'],
      defaultNS: 'common',
      fallbackNS: 'common',
      partialBundledLanguages: true,
      resources: { id: { common: idCommon, calculator: idCalculator } },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Switches the language and keeps the choice on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Private windows may refuse storage; the choice then lasts until the page closes.
  }
  await i18next.changeLanguage(language);
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}
