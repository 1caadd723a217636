/** The exchange of two computers over one mailbox: posts own messages and collects the other side's, each message once. It does not interpret the messages. */
import { openMail, sealMail } from '../../keys/pairing.ts';
import { type PairingKeys, pairingKeys } from '../../keys/pairing-code.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionPairing as t } from '../../locales/en/session/pairing.ts';
import { MAILBOX_LIFE, type Slot } from '../../messaging/key-server/mailbox.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';

/** The stored state of an exchange. */
export interface Meeting {
  /** Origin of the key server, serialised. */
  origin: string;
  keys: PairingKeys;
  /** ms since 1970. */
  until: number;
  /** Messages of both sides, in plaintext. */
  messages: Partial<Record<Slot, Uint8Array>>;
  /** Own messages, sealed as in the mailbox, so that a retry puts the same bytes. */
  mail: Partial<Record<Slot, Uint8Array>>;
  /** Slots of own messages that the mailbox has accepted. */
  posted: readonly Slot[];
}

/** Derives the keys of a code at a server. Takes a second or more (Argon2id). */
export type KeysOf = (code: string, origin: string) => Promise<PairingKeys>;

export async function createMeeting(
  code: string,
  origin: string,
  now: number,
  keysOf: KeysOf = pairingKeys,
): Promise<Meeting> {
  return { origin, keys: await keysOf(code, origin), until: now + MAILBOX_LIFE, messages: {}, mail: {}, posted: [] };
}

/** The meeting with one more message of this side. The caller stores the meeting before it posts the message. */
export const withMessage = (meeting: Meeting, slot: Slot, message: Uint8Array): Meeting => ({
  ...meeting,
  messages: { ...meeting.messages, [slot]: message },
  mail: { ...meeting.mail, [slot]: sealMail(meeting.keys, slot, message) },
});

/** Posts a stored message; repeating it is harmless. @throws WalletError bad-pairing: a third party wrote to the mailbox */
export async function post(mailbox: RemoteMailbox, meeting: Meeting, slot: Slot): Promise<Meeting> {
  const mail = meeting.mail[slot];
  if (!mail) throw new WalletError('internal', t.nothingToPost);
  if (meeting.posted.includes(slot)) return meeting;
  try {
    await mailbox.put(meeting.keys.box, slot, mail);
  } catch (error) {
    if (!isWalletError(error, 'exists')) throw error;
    throw new WalletError('bad-pairing', t.codeUsed);
  }
  return { ...meeting, posted: [...meeting.posted, slot] };
}

/**
 * Collects the other side's message; `null` while there is none.
 * @throws WalletError bad-pairing | stopped: the other side has emptied the mailbox
 */
export async function collect(mailbox: RemoteMailbox, meeting: Meeting, slot: Slot): Promise<Meeting | null> {
  const { box } = meeting.keys;
  const mail = await mailbox.get(box, slot);
  if (mail) {
    const message = openMail(meeting.keys, slot, mail);
    return { ...meeting, messages: { ...meeting.messages, [slot]: message } };
  }
  await ensureThere(mailbox, meeting);
  return null;
}

/** @throws WalletError stopped: the other side has emptied the mailbox, or the mailbox has expired */
export async function ensureThere(mailbox: RemoteMailbox, { keys }: Meeting): Promise<void> {
  if ((await mailbox.get(keys.box, 'invite')) === null) throw new WalletError('stopped', t.endedThere);
}

/** A message that must be in the meeting already. */
export function messageOf({ messages }: Meeting, slot: Slot): Uint8Array {
  const message = messages[slot];
  if (!message) throw new WalletError('internal', t.messageMissing);
  return message;
}

/** The four messages from which the compared words are computed. */
export const transcriptOf = (meeting: Meeting) => ({
  invite: messageOf(meeting, 'invite'),
  commit: messageOf(meeting, 'commit'),
  reply: messageOf(meeting, 'reply'),
  offer: messageOf(meeting, 'offer'),
});
