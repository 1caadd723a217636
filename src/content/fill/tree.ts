/** The page as a person sees it: documents and shadow roots as one tree. A script of the extension sees closed roots too. */

declare const chrome: { dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } } | undefined;

function shadowOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  return typeof chrome === 'object' && chrome.dom ? chrome.dom.openOrClosedShadowRoot(element) : element.shadowRoot;
}

/** What an element is drawn in: its slot, its parent, or the host of its shadow root. */
export function aroundOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** All inputs in the order of the page, with those in shadow roots. */
export function inputsOf(root: Document | ShadowRoot): HTMLInputElement[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof HTMLInputElement) return [element];
    const shadow = shadowOf(element);
    return shadow === null ? [] : inputsOf(shadow);
  });
}

/** The form of a field; a component's field belongs to the form around the component. */
export function formOf(field: HTMLInputElement): Element | null {
  if (field.form !== null) return field.form;
  let element: Element | null = field;
  while (element !== null && !(element instanceof HTMLFormElement)) element = aroundOf(element);
  return element;
}

/** What a click at a point of the window reaches, in whichever shadow root it lies. */
export function elementAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  while (found !== null) {
    const inner: Element | null = shadowOf(found)?.elementFromPoint(x, y) ?? null;
    if (inner === null || inner === found) return found;
    found = inner;
  }
  return null;
}
