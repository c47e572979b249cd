import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../design/key-cap.tsx';
import { useSurroundings } from '../../door/surroundings.tsx';
import { DayPage } from '../day/day-page.tsx';
import type { PageProps } from '../panel-pages.ts';
import { PolicyPage } from './policy-page.tsx';
import styles from './rules.module.css';
import { WhatIfPage } from './what-if-page.tsx';

const tabs = ['policy', 'what-if', 'day'] as const;
type Tab = (typeof tabs)[number];

const pages: Readonly<Record<Tab, (props: PageProps) => ReactNode>> = {
  policy: PolicyPage,
  'what-if': WhatIfPage,
  day: DayPage,
};

/** The rules of the door, what would be if they were others, and how the day goes under them: F10, then a digit. */
export function RulesPage(props: PageProps): ReactNode {
  const { t } = useTranslation('rules');
  const [tab, setTab] = useState<Tab>('policy');
  useDigits(setTab);
  const Page = pages[tab];
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <div className={styles['tabs']} role="group" aria-label={t('tabs.title')}>
        {tabs.map((name, index) => (
          <button
            key={name}
            type="button"
            className={styles['tab']}
            aria-pressed={tab === name}
            onClick={() => setTab(name)}
          >
            {t(`tabs.${name}`)} <KeyCap>{index + 1}</KeyCap>
          </button>
        ))}
      </div>
      <Page {...props} />
    </section>
  );
}

function useDigits(turn: (tab: Tab) => void): void {
  const { keyboard } = useSurroundings();
  const hear = useEffectEvent((code: string) => {
    const digit = /^(?:Digit|Numpad)([1-3])$/.exec(code)?.[1];
    const tab = tabs[Number(digit) - 1];
    if (tab) turn(tab);
    return tab !== undefined;
  });
  useEffect(() => keyboard.listen(({ code, control }) => !control && hear(code)), [keyboard]);
}
