/** Describes a pending login method, for the settings and the popup. */
import type { MethodView } from '../../messaging/snapshot.ts';

/** *“Blue key” was added and will be able to manage your identity* */
export function pendingWords({ name, waits, kind }: Pick<MethodView, 'name' | 'waits' | 'kind'>): string {
  if (kind === 'recovery-key' && waits === 'added') return `“${name}” was added and will be a recovery key`;
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
