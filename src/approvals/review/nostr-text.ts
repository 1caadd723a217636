/** Words for texts of nostr that are encrypted or decrypted, with the other side named. */
import { npubOf } from '../../nostr/key.ts';
import { freeActOf } from '../nostr.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';
import { shortNpub } from './nostr-event.ts';
import type { ReviewPart } from './review-part.ts';
import { textWarnings, toReadable } from './text.ts';
import { mark, say } from './words.ts';

export async function reviewNostrText(
  { request, asker, character }: ReviewContext,
  payload: Payload & { kind: 'nostr-text' },
): Promise<ReviewPart> {
  const { act, peer, publicKey, text } = payload;
  const readable = toReadable(text);
  const isDecrypting = act === 'decrypt';
  const isOwn = peer === publicKey;
  return {
    sentence: isDecrypting
      ? [say(`Let ${asker} decrypt a message for `), mark(character.name), say('?')]
      : [say(`Encrypt a text for ${asker} as `), mark(character.name), say('?')],
    warnings: isDecrypting ? [] : textWarnings(readable),
    rows: [
      {
        name: isDecrypting ? 'Between you and' : 'For',
        value: isOwn ? 'yourself' : shortNpub(peer),
        detail: isOwn ? 'a note that only this key opens' : inGroups(npubOf(peer)),
      },
      { name: 'Key', value: shortNpub(publicKey), detail: 'public key' },
      { name: 'What the site gets', value: isDecrypting ? 'the text, which it may keep' : 'the encrypted text' },
    ],
    body: {
      kind: 'nostr',
      text: isDecrypting ? '' : readable.text,
      tags: [],
      repeat: freeActOf(payload, request) === null ? null : 'the site may encrypt and decrypt any text, with anybody',
    },
    raw: toReadable(JSON.stringify({ act, peer, npub: npubOf(peer), text }, null, 2)).text,
    verb: isDecrypting ? 'Decrypt' : 'Encrypt',
  };
}

/** Seven groups of nine, so that it can be compared. */
const inGroups = (npub: string): string => npub.match(/.{1,9}/g)?.join(' ') ?? npub;
