import type { Page } from '@playwright/test';

/** A result that stood on the glass: its colour, in the order of painting. */
export interface Painted {
  /** Counts the people of the station's run, from 1. */
  readonly number: number;
  readonly shown: string;
  readonly advisory: boolean;
}

/**
 * Notes every result that a page paints, from the page's first frame on. What is noted is outside the page, so
 * it outlives page and station. Call before the page is opened.
 */
export async function notePainted(page: Page): Promise<readonly Painted[]> {
  const painted: Painted[] = [];
  await page.exposeBinding('notePainted', (_source, result: Painted) => void painted.push(result));
  await page.addInitScript(() => {
    let last: string | undefined;
    const look = () => {
      const result = document.querySelector('[data-testid="result"]');
      const { shown, advisory, number } = result instanceof HTMLElement ? result.dataset : {};
      if (number !== undefined && number !== last) {
        last = number;
        // The binding of exposeBinding is not a member that TypeScript knows of the page's window.
        const note = Reflect.get(window, 'notePainted') as (painted: object) => void;
        note({ number: Number(number), shown, advisory: advisory === 'true' });
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return painted;
}
