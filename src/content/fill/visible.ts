/** Is a field one that the person sees and could type into? A page may hide fields so that a filled-in secret goes unnoticed. */

/** Smaller fields (CSS pixels) are not filled in. */
const LEAST = { width: 24, height: 10 };

/** Fields that are fainter, with everything around them, are not filled in. */
const LEAST_OPACITY = 0.3;

function isOpaque(field: Element): boolean {
  let opacity = 1;
  for (let element: Element | null = field; element !== null; element = element.parentElement)
    opacity *= Number(getComputedStyle(element).opacity);
  return opacity >= LEAST_OPACITY;
}

/** Is the field what a click at its middle would reach, or part of it? A label that floats over its own field counts. */
function isOnTop(field: HTMLInputElement): boolean {
  const { left, top, width, height } = field.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  if (found === null) return false;
  return found === field || (found instanceof HTMLLabelElement && found.control === field);
}

export function isVisible(field: HTMLInputElement): boolean {
  if (field.disabled || field.readOnly) return false;
  if (!field.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const { width, height } = field.getBoundingClientRect();
  if (width < LEAST.width || height < LEAST.height || !isOpaque(field)) return false;
  field.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  return isOnTop(field);
}
