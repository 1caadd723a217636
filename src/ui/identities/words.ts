/** How an identity is called on the screens. */

import { identities as t } from '../../locales/en/ui/identities.ts';
import type { IdentityChoice, UnlockedSnapshot } from '../../messaging/snapshot.ts';

export const kindWords = ({ type }: UnlockedSnapshot['identity']): string => t.kinds[type];

/** The name of the open identity: the one it has on this computer, or its own. */
export function openName({ identity, identities = [] }: UnlockedSnapshot): string {
  const here = identities.find(({ inUse }) => inUse);
  if (here?.isNamed === true) return here.label;
  return identity.name === '' ? (here?.label ?? t.yours) : identity.name;
}

/** Those that a person can go to: complete, and not in use. */
export const othersOf = (identities: readonly IdentityChoice[] | undefined): IdentityChoice[] =>
  (identities ?? []).filter(({ inUse, isNew }) => !inUse && !isNew);
