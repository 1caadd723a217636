/** Describes a pending login method, for the settings and the popup. */
import type { MethodView } from '../../messaging/snapshot.ts';

/** *“Blue key” was added and will be able to manage your identity* */
export function pendingWords({ name, waits }: Pick<MethodView, 'name' | 'waits'>): string {
  switch (waits) {
    case 'added':
      return `“${name}” was added and will be able to manage your identity`;
    case 'reset':
      return `“${name}” got new keys and will be able to manage your identity again`;
    case 'raised':
      return `“${name}” got a higher level and will be able to manage your identity`;
    case null:
      return '';
  }
}
