import english from '../../../assets/locales/en/export.json' with { type: 'json' };
import indonesian from '../../../assets/locales/id/export.json' with { type: 'json' };

export type Language = 'id' | 'en';
export type ExportWords = typeof indonesian;

/** Gives the words of tables and summaries in a language. */
export function exportWords(language: Language): ExportWords {
  return language === 'id' ? indonesian : english;
}
