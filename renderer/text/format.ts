import { useTranslation } from 'react-i18next';
import type { InstantMs } from '../../main/core/units.ts';

/** Dates and numbers as a language writes them; all times by the site's zone, never by the machine's. */
export interface Formats {
  /** Hours and minutes of an instant: `08.12` in Indonesian, `08:12` in English. */
  time(instant: InstantMs): string;
  /** Weekday and date of an instant. */
  day(instant: InstantMs): string;
  /** Day, short month and year of an instant, as cards bear it. */
  shortDate(instant: InstantMs): string;
  /** A local date `YYYY-MM-DD` (or its year, or year and month) in words; other texts come back as they are. */
  date(localDate: string): string;
  number(value: number): string;
}

const locales: Readonly<Record<string, string>> = { id: 'id-ID', en: 'en-GB' };

/** Gives the formats of a language at a site. */
export function formatsOf(language: string, timeZone: string): Formats {
  const locale = locales[language] ?? 'id-ID';
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const short = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const number = new Intl.NumberFormat(locale);
  return {
    time: (instant) => time.format(instant),
    day: (instant) => day.format(instant),
    shortDate: (instant) => short.format(instant),
    date: (localDate) => dateInWords(localDate, locale),
    number: (value) => number.format(value),
  };
}

/** A birth date may be a year or a year and a month only; what is missing stays missing. */
function dateInWords(localDate: string, locale: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(localDate);
  if (!parts) return localDate;
  const instant = Date.UTC(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1));
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(parts[2] === undefined ? {} : { month: 'long' }),
    ...(parts[3] === undefined ? {} : { day: 'numeric' }),
  }).format(instant);
}

/** Gives the formats of the language that is shown now. */
export function useFormats(timeZone: string): Formats {
  const { i18n } = useTranslation();
  return formatsOf(i18n.language, timeZone);
}
