import type { Page } from '@playwright/test';
import { contrast, parseColour } from './colour-science.ts';

interface ColouredText {
  readonly text: string;
  readonly ink: string;
  readonly ground: string;
}

/**
 * Gives every text of a page that carries less contrast than a limit, in words. The ground of a text is the topmost
 * opaque ground at its middle, whichever element paints it.
 */
export async function paleTexts(page: Page, least: number): Promise<readonly string[]> {
  const texts = await page.evaluate(readTexts);
  if (texts.length === 0) throw new Error('the page has no text');
  return texts.flatMap(({ text, ink, ground }) => {
    const found = contrast(parseColour(ink), parseColour(ground));
    return found >= least ? [] : [`"${text}": ${found.toFixed(1)} (${ink} on ${ground})`];
  });
}

/** Runs inside the page. */
function readTexts(): ColouredText[] {
  const hex = (colour: string) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    const digits = [red, green, blue].map((one) => Math.round(one).toString(16).padStart(2, '0'));
    return alpha === 1 ? `#${digits.join('')}` : null;
  };
  const groundAt = (x: number, y: number) =>
    document
      .elementsFromPoint(x, y)
      .map((element) => hex(getComputedStyle(element).backgroundColor))
      .find((colour) => colour !== null) ?? '#ffffff';
  /** What takes no touch is not found by its place, so it is asked for its own ground first. */
  const ownGround = (element: Element | null): string | null =>
    element === null || getComputedStyle(element).pointerEvents !== 'none'
      ? null
      : (hex(getComputedStyle(element).backgroundColor) ?? ownGround(element.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: ColouredText[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const { parentElement: parent } = node;
    const text = node.textContent?.trim() ?? '';
    if (!parent || text === '' || box.width < 2 || !parent.checkVisibility({ opacityProperty: true }))
      continue;
    if (parent.closest('[inert]')) continue;
    const style = getComputedStyle(parent);
    const ink = hex(parent instanceof SVGElement ? style.fill : style.color) ?? '#808080';
    const ground = ownGround(parent) ?? groundAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    texts.push({ text, ink, ground });
  }
  return texts;
}
