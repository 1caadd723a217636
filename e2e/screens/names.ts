/** Buttons and links that a screen reader cannot tell apart, as they have the same name and description and do different things; and names that it reads twice. */
import type { Page } from 'playwright';
import { sessionOf } from '../support/worker.ts';

/** What the same words may do twice. */
const PRESSED = ['button', 'link', 'menuitem'];

/** Which stand twice on purpose, and why. */
const ALIKE: Readonly<Record<string, string>> = {
  'button: Add a login method': 'the head of the page and the empty place below it open the same form',
  'button: Lock': 'the rail and the page do the same',
};

/** @returns `role: name` of each that stands there more than once, and of each whose description is its name again. Links to the same place are one. */
export async function sameNames(page: Page): Promise<string[]> {
  const session = await sessionOf(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const seen = new Map<string, Set<string>>();
  const twice = new Set<string>();
  for (const { ignored, role, name, description, properties = [], nodeId } of nodes) {
    const kind = String(role?.value ?? '');
    if (ignored || !PRESSED.includes(kind)) continue;
    const words = [name, description].map((text) => String(text?.value ?? '').trim()).filter((text) => text !== '');
    const url = properties.find((property) => property.name === 'url')?.value.value;
    const key = `${kind}: ${words.join(' | ')}`;
    if (words.length === 2 && words[0] === words[1]) twice.add(key);
    seen.set(key, (seen.get(key) ?? new Set()).add(String(url ?? nodeId)));
  }
  return [
    ...[...seen].flatMap(([key, places]) => (places.size > 1 && ALIKE[key] === undefined ? [key] : [])),
    ...twice,
  ];
}
