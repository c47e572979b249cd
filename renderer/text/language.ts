import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { resources } from './resources.ts';

export type Language = 'id' | 'en';

/** Prepares the texts of every screen. They are part of the bundle: nothing is fetched. */
export async function prepareTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'id',
    defaultNS: 'door',
    interpolation: { escapeValue: false },
  });
  i18next.on('languageChanged', markDocument);
  markDocument(language);
}

/** Turns every text to a language and tells screen readers which one it is. */
export function speak(language: Language): void {
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** Gives the language that is shown now. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'id';
}

function markDocument(language: string): void {
  document.documentElement.lang = language;
}
