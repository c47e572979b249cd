import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What WCAG 2.2 asks for at its levels A and AA, and what axe advises besides. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Gives every fault that axe finds on a page: its rule, then the elements. The legacy mode looks at no frames of
 * other origins, of which there are none, and so needs no second page for each look.
 */
export async function accessibilityFaults(page: Page): Promise<readonly (readonly [string, string[]])[]> {
  const axe = new AxeBuilder({ page }).options({ runOnly: tags }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
}
