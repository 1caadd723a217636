/** Nostr keys (NIP-07), which window.nostr asks for: the public key of the site, signed events, encrypted texts. */
import type { NostrPayload } from '../../approvals/record.ts';
import { parseEvent } from '../../nostr/event.ts';
import { isPublicKey } from '../../nostr/key.ts';
import { LONGEST_TEXT, readPayload } from '../../nostr/nip44.ts';
import { invalidParams, notGranted, refusedMethod } from '../fault.ts';
import { type Context, done, grantOf, type Method, plain, type Step } from '../method.ts';

/** Connects the site with a key. Idempotent: a connected site is not asked again, a second request joins the first. */
export const nostrGetPublicKey: Method = {
  needs: 'unlock',
  nostr: true,
  connects: true,
  sharesPrompt: true,
  read: () => async (context) => {
    const { caller, deps, grant } = context;
    if (grant?.nostr && deps.session.isOpen(grant.characterId)) return done(grant.nostr.publicKey);
    // A site that sees accounts gets the key of the same character, so that nobody can connect two of them.
    const known = grant ?? (await deps.permissions.serving(caller.origin));
    const characterId =
      known && deps.session.isOpen(known.characterId) ? known.characterId : deps.session.activeCharacterId();
    if (characterId === null) throw notGranted('There is no character that this site could be connected with.');
    const payload = async () => ({ kind: 'nostr-connect' }) as const;
    const { chainId } = context;
    return { kind: 'ask', question: { prompt: 'nostr', characterId, account: null, chainId, payload } };
  },
  // The grant, not the outcome: the person may have chosen another character's key.
  finish: async (_result, { grant }: Context) => {
    if (!grant?.nostr) throw notGranted('This site is not connected any more.');
    return grant.nostr.publicKey;
  },
};

/** @param read parses the params, and makes the request once the site's public key is known */
const withKey = (
  prompt: 'sign' | 'text',
  read: (params: readonly unknown[]) => (publicKey: string) => NostrPayload,
): Method => ({
  needs: 'character',
  nostr: true,
  read(params) {
    const make = read(params);
    return async (context): Promise<Step> => {
      const { characterId, nostr } = grantOf(context);
      if (!nostr) throw new Error('A method of nostr ran without a key.');
      const { caller, chainId, deps, key } = context;
      const asked = make(nostr.publicKey);
      const freely = () => deps.nostr.freely({ key, origin: caller.origin, within: caller.within, characterId }, asked);
      const free = await freely();
      if (free) return done(free.result);
      const payload = async () => asked;
      return {
        kind: 'ask',
        question: { prompt, characterId, account: null, chainId, ownNetwork: true, nostr: true, payload, freely },
      };
    };
  },
});

export const nostrSignEvent: Method = withKey('sign', ([value]) => {
  const { event, pubkey } = parseEvent(value);
  return (publicKey) => {
    if (pubkey !== null && pubkey.toLowerCase() !== publicKey)
      throw invalidParams('This event names another public key than that of this site.');
    return { kind: 'nostr-event', publicKey, event };
  };
});

/** @throws ProviderRpcError -32602 */
function readTexts(params: readonly unknown[]): { peer: string; text: string } {
  const [first, text] = params;
  const peer = typeof first === 'string' ? first.toLowerCase() : first;
  if (!isPublicKey(peer)) throw invalidParams('The first parameter must be a public key: 64 digits of hex.');
  if (typeof text !== 'string') throw invalidParams('The second parameter must be a text.');
  return { peer, text };
}

export const nostrEncrypt: Method = withKey('text', (params) => {
  const { peer, text } = readTexts(params);
  const length = new TextEncoder().encode(text).length;
  if (length === 0 || length > LONGEST_TEXT) throw invalidParams(`The text must have 1 to ${LONGEST_TEXT} bytes.`);
  if (/\p{Surrogate}/u.test(text)) throw invalidParams('The text must be well-formed.');
  return (publicKey) => ({ kind: 'nostr-text', publicKey, act: 'encrypt', peer, text });
});

export const nostrDecrypt: Method = withKey('text', (params) => {
  const { peer, text } = readTexts(params);
  readPayload(text);
  return (publicKey) => ({ kind: 'nostr-text', publicKey, act: 'decrypt', peer, text });
});

/** The wallet keeps no list of relays: it says so instead of guessing. */
export const nostrGetRelays: Method = plain('nothing', () => ({}));

/** NIP-04 says itself that it is not to be used: whoever changes such a text is not noticed. */
export const nostrNip04: Method = {
  needs: 'nothing',
  read: () => {
    throw refusedMethod(
      'This wallet refuses nip04: nothing proves that such a text was not changed. Use window.nostr.nip44.',
    );
  },
};
