/** The addresses that a character knows: whom it paid or was paid by, its address book and its accounts. For the payment form and the prompts. */
import { isChosen, labelOf, lookAlikeAmong, titleOf } from '../../approvals/review/look-alike.ts';
import type { KnownAddress } from '../../approvals/review/review-data.ts';
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { LookAlike } from '../../messaging/commands/contact/look-alike.ts';
import { methodNameOf, type Session } from '../../session/session.ts';
import { type CameInParts, cameIn } from '../views/came-in.ts';
import { countTransfers } from './recipients.ts';

/** Whose an account of the character is: nobody knows that of one that is only watched. */
const ownership = (isWatched: boolean) => (isWatched ? ({ own: false, watched: true } as const) : { own: true });

/** Each address once. @throws WalletError locked | closed (the character) */
export async function readKnownAddresses(
  { session, ...past }: CameInParts & { session: Session },
  characterId: string,
): Promise<KnownAddress[]> {
  const profile = await session.profiles.read(characterId);
  const { accounts, contacts, changedContacts = [] } = profile;
  const changed = new Map(changedContacts.map(({ address, by }) => [address, by]));
  const { names } = changed.size > 0 ? await session.view() : { names: { methods: {} } };
  const nameOf = ({ address, name }: { address: Hex; name: string }): string => {
    const by = changed.get(address);
    return by === undefined ? name : t.nameChangedBy(name, methodNameOf(names, by));
  };
  const sent = countTransfers((await past.tracker.of(characterId)).list());
  const known = new Map<Hex, KnownAddress>();
  for (const { from, hidden } of await cameIn(past, characterId, profile)) {
    if (from === null || from === ZERO_ADDRESS || hidden) continue;
    const timesReceived = (known.get(from)?.timesReceived ?? 0) + 1;
    known.set(from, { address: from, name: null, own: false, timesSent: 0, timesReceived });
  }
  for (const [address, timesSent] of sent) known.set(address, { address, name: null, own: false, timesSent });
  for (const contact of contacts) {
    const { address } = contact;
    known.set(address, { address, name: nameOf(contact), own: false, timesSent: sent.get(address) ?? 0 });
  }
  for (const { address, name, kind } of accounts)
    known.set(address, { address, name, timesSent: sent.get(address) ?? 0, ...ownership(kind === 'watch') });
  return [...known.values()];
}

/** The known address that this one could be mistaken for, in words. */
export function doubleOf(known: readonly KnownAddress[], address: Hex): LookAlike | null {
  const double = lookAlikeAmong(known, address);
  if (double === null) return null;
  return { address: double.address, label: labelOf(double), warning: titleOf(double), isChosen: isChosen(double) };
}
