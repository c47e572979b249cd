import type { Page } from '@playwright/test';

/** One thing that somebody reads, sees or touches, and the rectangle that it takes. */
interface Part {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Gives what is wrong with the places of all parts of a page, in words: parts that leave the window, that lie over
 * one another, or whose text is wider than its room. Parts are buttons, texts, and pictures outside of buttons;
 * pictures that are drawn over one another on purpose, as a sign and its ring, are one.
 */
export async function faultsOfLayout(page: Page): Promise<readonly string[]> {
  const { parts, width, height } = await page.evaluate(readParts);
  const outside = parts
    .filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map((part) => `${describe(part)} leaves the window`);
  const over = parts.flatMap((one, index) =>
    parts
      .slice(index + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${describe(one)} meets ${describe(other)}`),
  );
  return [...outside, ...over];
}

/** Gives the size of the first heading's letters in CSS pixels. */
export function headlineSize(page: Page): Promise<number> {
  return page.locator('h1').evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
}

/** A pixel is the rounding of a browser, no fault. */
function meet(one: Part, other: Part): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1
  );
}

const describe = ({ name, left, top, right, bottom }: Part) =>
  `"${name}" (${[left, top, right, bottom].map(Math.round).join(' ')})`;

/** Runs inside the page. */
function readParts(): { parts: Part[]; width: number; height: number } {
  const parts: Part[] = [];
  const add = (name: string, { left, top, right, bottom }: DOMRect) => {
    if (right > left && bottom > top) parts.push({ name, left, top, right, bottom });
  };
  /** The height of the element's lines, which may be tighter than the letters' own; the width of its letters. */
  const boxOfText = (element: Element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const [letters, lines] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return new DOMRect(letters.left, lines.top, letters.width, lines.height);
  };
  const around = (elements: readonly Element[]) => {
    const boxes = elements.map((element) => element.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
    const right = Math.max(...boxes.map((box) => box.right));
    return new DOMRect(left, top, right - left, Math.max(...boxes.map((box) => box.bottom)) - top);
  };
  const hasText = (element: Element) =>
    [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '');
  const visit = (element: Element) => {
    if (getComputedStyle(element).opacity === '0') return;
    const { tagName } = element;
    if (tagName === 'BUTTON') add(element.textContent, element.getBoundingClientRect());
    else if (element.querySelector(':scope > svg + svg')) add('sign', around([...element.children]));
    else if (tagName === 'svg')
      add(element.getAttribute('aria-label') ?? 'svg', element.getBoundingClientRect());
    else if (hasText(element)) add(element.textContent, boxOfText(element));
    else [...element.children].forEach(visit);
  };
  visit(document.body);
  return { parts, width: innerWidth, height: innerHeight };
}
