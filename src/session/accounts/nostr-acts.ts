/**
 * What the rest of the worker may do with Nostr keys. A key is opened for one act and wiped; the signing policy is asked each time
 * (signing-guard.ts). No private key leaves through here.
 */
import { fromHex, toHex, wipe } from '../../lib/bytes.ts';
import { type EventDraft, type SignedEvent, signEvent } from '../../nostr/event.ts';
import { conversationKey, decryptText, encryptText } from '../../nostr/nip44.ts';
import type { KeptTarget } from '../profile/kept-targets.ts';
import type { Profiles } from '../profile/profiles.ts';
import * as keys from './nostr-keys.ts';
import type { SigningGuard } from './signing-guard.ts';
import { type Asked, type ToSign, wantedOf } from './wanted.ts';

/** With which key something is done. */
export interface NostrSigner {
  characterId: string;
  /** Hex. */
  publicKey: string;
}

/** Each throws WalletError locked | closed | not-found (the key was removed). */
export interface NostrActs {
  /** The keys that a site could get, of which its own may not exist yet. */
  choicesFor(characterId: string, origin: string): Promise<keys.NostrChoice>;
  /** Makes sure that the chosen key exists. @returns its public key, hex */
  ensureKey(wanted: { characterId: string; origin: string; publicKey: string }): Promise<string>;
  /** @param key as typed: `nsec1…`, or hex @returns its public key @throws WalletError bad-input | exists | refused (full) */
  bring(characterId: string, key: { typed: string; name: string }): Promise<string>;
  /** Removes a key, and takes it from the sites that have it. @returns what `bringBack` needs; `null`: nothing brings it back */
  remove(characterId: string, publicKey: string): Promise<KeptTarget[] | null>;
  /** The key comes back, to no site. @throws WalletError exists (another one took its place) | refused (full, or the character has other keys) */
  bringBack(characterId: string, kept: readonly KeptTarget[]): Promise<null>;
  /** @throws WalletError needs-login (the policy wants a fresh login for this request) | not-allowed */
  sign(asked: Asked, signer: NostrSigner, event: EventDraft): Promise<SignedEvent>;
  /** NIP-44, version 2. @param peer public key, hex @throws as `sign`, bad-input */
  encrypt(asked: Asked, signer: NostrSigner, peer: string, text: string): Promise<string>;
  decrypt(asked: Asked, signer: NostrSigner, peer: string, payload: string): Promise<string>;
}

export function createNostrActs(profiles: Profiles, guard: SigningGuard, clock: () => number): NostrActs {
  /** @param noteOf names what was signed in the list of signatures */
  const withKey = <Value>(
    asked: Asked,
    { characterId, publicKey }: NostrSigner,
    toSign: ToSign,
    work: (privateKey: Uint8Array) => Value,
    noteOf: (value: Value) => string | null = () => null,
  ): Promise<Value> =>
    guard.run(asked, wantedOf(characterId, 0, asked, toSign), async ({ profile, access }, by) => {
      const value = (await keys.useNostrKey(access, profile, publicKey, work)) as Value;
      const id = noteOf(value);
      const [told] = asked.told;
      if (id === null || told === undefined) return { value, noted: { signed: [], signIns: [] } };
      const common = { by, at: clock(), account: null, chainId: 0, origin: asked.origin, amount: '' } as const;
      const signed = [{ id: toHex(fromHex(id)), kind: 'nostr', title: told.title, ...common }] as const;
      return { value, noted: { signed, signIns: [] } };
    });

  const withConversation = (
    asked: Asked,
    signer: NostrSigner,
    peer: string,
    work: (conversation: Uint8Array) => string,
  ): Promise<string> =>
    withKey(asked, signer, { kind: 'nostr-text' }, (privateKey) => {
      const conversation = conversationKey(privateKey, peer);
      try {
        return work(conversation);
      } finally {
        wipe(conversation);
      }
    });

  return {
    choicesFor: (characterId, origin) => keys.choicesFor(profiles, characterId, origin),
    ensureKey: (wanted) => keys.ensureKey(profiles, clock(), wanted),
    bring: (characterId, key) => keys.bringKey(profiles, clock(), characterId, key),
    remove: (characterId, publicKey) => keys.removeKey(profiles, characterId, publicKey),
    bringBack: (characterId, kept) => keys.bringKeyBack(profiles, characterId, kept),
    sign: (asked, signer, event) =>
      withKey(
        asked,
        signer,
        { kind: 'nostr-event', event },
        (key) => signEvent(event, key),
        ({ id }) => id,
      ),
    encrypt: (asked, signer, peer, text) =>
      withConversation(asked, signer, peer, (conversation) => encryptText(text, conversation)),
    decrypt: (asked, signer, peer, payload) =>
      withConversation(asked, signer, peer, (conversation) => decryptText(payload, conversation)),
  };
}
