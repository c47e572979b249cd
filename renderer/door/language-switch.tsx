import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GlobeIcon } from '../design/icons.tsx';
import type { Language } from '../text/language.ts';
import styles from './public-button.module.css';

interface LanguageSwitchProps {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}

/** One touch to the other language; it names itself in the language that it leads to. */
export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps): ReactNode {
  const { t } = useTranslation('door');
  const other = language === 'id' ? 'en' : 'id';
  return (
    <button type="button" lang={other} className={styles['plain']} onClick={() => onChoose(other)}>
      <GlobeIcon />
      {t('ready.language')}
    </button>
  );
}
