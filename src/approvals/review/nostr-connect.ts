/** Words for a site that wants a key of nostr: what it learns, and which keys it can have. */
import type { ApprovalEdits, NostrConnectReview, Row, Warning } from '../../messaging/approval.ts';
import { npubOf } from '../../nostr/key.ts';
import { knownAsOther, othersThatItKnows } from './connect.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { toReadable } from './text.ts';
import { due } from './warning.ts';
import { mark, say } from './words.ts';

export async function reviewNostrConnect(context: ReviewContext, edits: ApprovalEdits): Promise<ReviewPart> {
  const { character, characters, data, request, asker } = context;
  const [found, knownAs] = await Promise.all([
    request.origin === null ? null : knownOrNull(data.nostrKeys(request.characterId, request.origin)),
    othersThatItKnows(context),
  ]);
  const own = found && { publicKey: found.own, npub: npubOf(found.own), name: `Only for ${asker}` };
  const brought = (found?.brought ?? []).map(({ publicKey, name }) => ({
    publicKey,
    npub: npubOf(publicKey),
    name: toReadable(name).text,
  }));
  const keys = own ? [own, ...brought] : [];
  const chosen = keys.find(({ publicKey }) => publicKey === edits.publicKey) ?? own;
  const isBrought = chosen !== null && chosen !== own;
  const body: NostrConnectReview = {
    kind: 'nostr-connect',
    keys,
    chosen: chosen?.publicKey ?? '',
    knownAs: knownAs.map(({ id, name }) => ({ id, name })),
    others: characters
      .filter(({ id }) => id !== character.id && !knownAs.some((known) => known.id === id))
      .map(({ id, name }) => ({ id, name })),
  };
  return {
    sentence: [say(`Sign in to ${asker} with Nostr as `), mark(character.name), say('?')],
    warnings: [
      ...due(chosen === null && noKey(context), isBrought && linking(context)),
      ...(knownAs.length === 0 ? [] : [knownAsOther(context, knownAs)]),
    ],
    rows: rowsOf(context, isBrought),
    body,
    raw: `${request.origin ?? asker} asks for the Nostr public key${chosen ? `:\n${chosen.publicKey}\n${chosen.npub}` : ''}`,
    verb: 'Sign in',
  };
}

const noKey = ({ character }: ReviewContext): Warning => ({
  rule: 'nostr-no-key',
  severity: 'refused',
  title: 'This character cannot sign here',
  text: `${character.name} is closed or can only be looked at, so no key of it can be used.`,
});

const linking = ({ asker }: ReviewContext): Warning => ({
  rule: 'nostr-links',
  severity: 'caution',
  title: 'This key is known elsewhere',
  text: `Anybody, also ${asker}, can see what was published with this key and link it to this visit. ${asker} can also ask to decrypt private messages that this key got elsewhere.`,
});

const rowsOf = ({ asker }: ReviewContext, isBrought: boolean): Row[] => [
  { name: 'Can see', value: 'one public key' },
  {
    name: 'Links you to',
    value: isBrought ? 'every site that has this key' : `nothing; only ${asker} has this key`,
  },
  { name: 'Can ask', value: 'to sign events, and to encrypt and decrypt texts' },
  { name: 'Can’t see', value: 'the private key, accounts, or other characters' },
];
