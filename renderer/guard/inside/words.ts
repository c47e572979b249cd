import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstantMs } from '../../../main/core/units.ts';

/** Gives the word for a class of people; one of the office's own stays as its policy names it. */
export function useClassWord(): (personClass: string | null) => string {
  const { t } = useTranslation('inside');
  const classes: Readonly<Record<string, string>> = t('classes', { returnObjects: true });
  return (personClass) => (personClass === null ? '' : (classes[personClass] ?? personClass));
}

/** Gives how long ago something was, in hours and minutes. */
export function useDuration(): (from: InstantMs, until: InstantMs) => string {
  const { t } = useTranslation('inside');
  return (from, until) => {
    const minutes = Math.max(0, Math.floor((until - from) / 60_000));
    const hours = Math.floor(minutes / 60);
    return hours === 0 ? t('minutes', { minutes }) : t('hours', { hours, minutes: minutes % 60 });
  };
}

/** Gives the present instant, anew at each minute: long lists are not drawn every second. */
export function useMinute(): InstantMs {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (now % 60_000));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
