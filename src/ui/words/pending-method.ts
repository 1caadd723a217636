/** Describes a pending login method, for the settings and the popup. */
import type { MethodView } from '../../messaging/snapshot.ts';

/** @param person whose it is, where there are several. *“Blue key” was added and will be able to manage your identity* */
export function pendingWords(
  { name, waits, kind }: Pick<MethodView, 'name' | 'waits' | 'kind'>,
  person: string | null = null,
): string {
  const whose = person === null ? '' : ` of ${person}`;
  if (kind === 'recovery-key' && waits === 'added') return `“${name}” was added and will be a recovery key`;
  switch (waits) {
    case 'added':
      return `“${name}”${whose} was added and will be able to manage your identity`;
    case 'reset':
      return `“${name}”${whose} got new keys and will be able to manage your identity again`;
    case 'raised':
      return `“${name}”${whose} got a higher level and will be able to manage your identity`;
    case null:
      return '';
  }
}
