/** The locale files of both languages, by language and then by name (`door`, `guard`, `reasons` ...). */
export const resources = gather(
  import.meta.glob<Texts>('../../assets/locales/*/*.json', { eager: true, import: 'default' }),
);

interface Texts {
  readonly [key: string]: string | Texts;
}

function gather(files: Readonly<Record<string, Texts>>): Record<string, Record<string, Texts>> {
  const byLanguage: Record<string, Record<string, Texts>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [name = '', language = ''] = path.replace('.json', '').split('/').reverse();
    byLanguage[language] = { ...byLanguage[language], [name]: texts };
  }
  return byLanguage;
}
