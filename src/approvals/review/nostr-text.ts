/** Words for Nostr texts that are encrypted or decrypted, with the other side named. */
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewNostr as t } from '../../locales/en/approvals/review/nostr.ts';
import { npubOf } from '../../nostr/key.ts';
import { freeActOf } from '../nostr.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';
import { shortNpub } from './nostr-event.ts';
import type { ReviewPart } from './review-part.ts';
import { textWarnings, toReadable } from './text.ts';

export async function reviewNostrText(
  { request, asker, character, data }: ReviewContext,
  payload: Payload & { kind: 'nostr-text' },
): Promise<ReviewPart> {
  const { act, peer, publicKey, text } = payload;
  const readable = toReadable(text);
  const isDecrypting = act === 'decrypt';
  const isOwn = peer === publicKey;
  return {
    sentence: isDecrypting ? t.letDecrypt(asker, character.name) : t.encryptText(asker, character.name),
    warnings: isDecrypting ? [] : textWarnings(readable),
    rows: [
      {
        name: isDecrypting ? t.betweenYouAnd : t.forIt,
        value: isOwn ? t.yourself : shortNpub(peer),
        detail: isOwn ? t.noteToOneself : inGroups(npubOf(peer)),
      },
      { name: labels.key, value: shortNpub(publicKey), detail: labels.publicKey },
      { name: labels.whatTheSiteGets, value: isDecrypting ? t.textItMayKeep : t.encryptedText },
    ],
    body: {
      kind: 'nostr',
      text: isDecrypting ? '' : readable.text,
      tags: [],
      repeat: (await freeActOf(payload, request, data.siteName)) === null ? null : t.mayEncryptMore,
    },
    raw: toReadable(JSON.stringify({ act, peer, npub: npubOf(peer), text }, null, 2)).text,
    verb: isDecrypting ? t.decrypt : t.encrypt,
  };
}

/** Seven groups of nine, so that it can be compared. */
const inGroups = (npub: string): string => npub.match(/.{1,9}/g)?.join(' ') ?? npub;
