/** Is a field one that the person sees and could type into? A page may hide fields so that a filled-in secret goes unnoticed. */
import { aroundOf, elementAt } from './tree.ts';

/** Smaller fields (CSS pixels) are not filled in. */
const LEAST = { width: 24, height: 10 };

/** Fields that are fainter, with everything around them, are not filled in. */
const LEAST_OPACITY = 0.3;

/** Of the element alone: by `opacity`, and by each `opacity()` among its filters, which are computed as numbers. */
function opacityOf({ opacity, filter }: CSSStyleDeclaration): number {
  const filters = [...filter.matchAll(/opacity\(([\d.]+)\)/g)].map(([, value]) => Number(value));
  return filters.reduce((product, value) => product * value, Number(opacity));
}

/** Does a box that the person cannot scroll cut off the middle of the field? Scrolling by a script would bring it to light. */
function isCutOff(style: CSSStyleDeclaration, box: DOMRect, { left, top, width, height }: DOMRect): boolean {
  const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const [x, y] = [left + width / 2, top + height / 2];
  return (
    (hides(style.overflowX) && (x < box.left || x > box.right)) ||
    (hides(style.overflowY) && (y < box.top || y > box.bottom))
  );
}

/** Nothing around the field makes it faint, cuts it off, or says that it is not there for a person. */
function isShown(field: Element, rect: DOMRect): boolean {
  let opacity = 1;
  for (let element: Element | null = field; element !== null; element = aroundOf(element)) {
    const style = getComputedStyle(element);
    opacity *= opacityOf(style);
    if (element.getAttribute('aria-hidden') === 'true') return false;
    const holdsPage = element === document.body || element === document.documentElement;
    if (element !== field && !holdsPage && isCutOff(style, element.getBoundingClientRect(), rect)) return false;
  }
  return opacity >= LEAST_OPACITY;
}

/** Is the field what a click at its middle would reach, or part of it? A label that floats over its own field counts. */
function isOnTop(field: HTMLInputElement): boolean {
  const { left, top, width, height } = field.getBoundingClientRect();
  const found = elementAt(left + width / 2, top + height / 2);
  if (found === null) return false;
  return found === field || (found instanceof HTMLLabelElement && found.control === field);
}

export function isVisible(field: HTMLInputElement): boolean {
  if (field.disabled || field.readOnly) return false;
  if (!field.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const rect = field.getBoundingClientRect();
  if (rect.width < LEAST.width || rect.height < LEAST.height || !isShown(field, rect)) return false;
  field.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  return isOnTop(field);
}
