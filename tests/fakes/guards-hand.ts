import { expect } from '@playwright/test';
import type { FrameLocator, Page } from '@playwright/test';

/** A person's pace; quicker keys are a scanner's. */
export const personsPaceMs = 180;
const pin = '836205';

/** Opens the panel as a guard does on the first day: F2, then the PIN of one's choice twice. */
export async function openPanelFirstTime(page: Page): Promise<FrameLocator> {
  await page.keyboard.press('F2');
  for (const question of ['Belum ada PIN', 'sekali lagi']) {
    await expect(page.getByText(question)).toBeVisible();
    await page.keyboard.type(pin, { delay: personsPaceMs });
    await page.waitForTimeout(personsPaceMs);
    await page.keyboard.press('Enter');
  }
  const panel = page.frameLocator('iframe');
  await expect(panel.getByRole('heading', { level: 1 })).toBeVisible();
  return panel;
}

/** Presses keys one after another as a person does. */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    if (index > 0) await page.waitForTimeout(personsPaceMs);
    // A finger holds its key.
    await page.keyboard.press(key, { delay: 70 });
  }
}
