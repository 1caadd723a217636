/** What waits, in words, for the settings and the popup alike. */
import type { MethodView } from '../../messaging/snapshot.ts';

/** *“Blue key” was added and will change the identity* */
export function pendingWords({ name, waits }: Pick<MethodView, 'name' | 'waits'>): string {
  switch (waits) {
    case 'added':
      return `“${name}” was added, and will be able to change the identity`;
    case 'reset':
      return `“${name}” was given new keys, and will be able to change the identity again`;
    case 'raised':
      return `“${name}” was raised, and will be able to change the identity`;
    case null:
      return '';
  }
}
