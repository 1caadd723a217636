/** Describes a pending login method, for the settings and the popup. */

import { wordsMethods as t } from '../../locales/en/ui/words/methods.ts';
import type { MethodView } from '../../messaging/snapshot.ts';

/** @param person whose it is, where there are several. *“Blue key” was added and will be able to manage your identity* */
export function pendingWords(
  { name, waits, kind }: Pick<MethodView, 'name' | 'waits' | 'kind'>,
  person: string | null = null,
): string {
  if (kind === 'recovery-key' && waits === 'added') return t.recoveryKeyAdded(name);
  switch (waits) {
    case 'added':
      return t.managerAdded(name, person);
    case 'reset':
      return t.managerRenewed(name, person);
    case 'raised':
      return t.managerRaised(name, person);
    case null:
      return '';
  }
}
