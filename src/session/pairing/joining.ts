/** The new computer's side: finds the managing computer by its code, offers its own login method, and signs only the entry that adds it. It does not trust the mailbox. */

import { passwordRowControl } from '../../keys/modes/password.ts';
import {
  commitmentTo,
  decodeInvite,
  encodeOffer,
  ensureThirtyTwo,
  type Invite,
  signOwnEntry,
} from '../../keys/pairing.ts';
import { randomBytes } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionPairing as t } from '../../locales/en/session/pairing.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
import type { RemoteRows } from '../../sync/remote/rows.ts';
import type { UnfinishedRows } from '../state/unfinished-rows.ts';
import {
  type JoiningMethod,
  type JoiningRows,
  joiningRows,
  nameInBlob,
  putRows,
  signingSeedOf,
} from './joining-method.ts';
import {
  collect,
  createMeeting,
  ensureThere,
  type KeysOf,
  type Meeting,
  messageOf,
  post,
  withMessage,
} from './meeting.ts';
import { rowsToRemove } from './unfinished.ts';

interface Met {
  side: 'join';
  meeting: Meeting;
}

interface Made extends Met {
  method: JoiningMethod;
}

export type Joining =
  | (Met & { step: 'make' })
  /** `agreed`: the user confirmed here that the words are the same. */
  | (Made & { step: 'meeting' | 'compare' | 'agreed' })
  /** `rows`: `null` where the server has them, and the blob there gets an entry. `isGiven`: they are there, and the log may name the method from now on. */
  | (Made & { step: 'signed'; rows: JoiningRows | null; isGiven: boolean })
  | (Made & { step: 'opening' })
  | { side: 'join'; step: 'waits'; until: number; activeFrom: number }
  | { side: 'join'; step: 'failed'; until: number; problem: string };

/** What the managing computer says about the identity; the words confirm it. */
export const inviteOf = ({ meeting }: Met): Invite => decodeInvite(messageOf(meeting, 'invite'));

/** @throws WalletError not-found: no computer waits with this code | bad-pairing | server-unreachable */
export async function createJoining(
  mailbox: RemoteMailbox,
  origin: string,
  code: string,
  now: number,
  keysOf?: KeysOf,
): Promise<Joining> {
  const empty = await createMeeting(code, origin, now, keysOf);
  const meeting = await collect(mailbox, empty, 'invite').catch((error: unknown) => {
    throw error instanceof WalletError && error.code === 'stopped' ? nobodyThere() : error;
  });
  if (!meeting) throw nobodyThere();
  const joining = { side: 'join', step: 'make', meeting } as const;
  if (inviteOf(joining).origin !== origin) throw new WalletError('bad-pairing', t.otherServer);
  return joining;
}

const nobodyThere = () => new WalletError('not-found', t.noneWaiting);

/** The last message cannot be read. By then the log may name this computer. */
function unclear(error: unknown): never {
  if (!isWalletError(error, 'bad-pairing')) throw error;
  throw new WalletError('bad-pairing', t.lastMessageWrong);
}

/** Adds the method that was created here: a commitment to it is sent now, the method itself later. */
export function withMethod(now: Met, method: JoiningMethod): Joining {
  const offer = encodeOffer(method.own, randomBytes(32), method.row?.offered);
  const committed = withMessage(now.meeting, 'commit', commitmentTo(offer));
  return { side: 'join', step: 'meeting', method, meeting: withMessage(committed, 'offer', offer) };
}

/** Tries one step and returns the next state, or the same state. @param isEnded somebody has ended this pairing meanwhile @throws WalletError bad-pairing | stopped | server-unreachable */
export async function advanceJoining(
  mailbox: RemoteMailbox,
  rows: RemoteRows,
  unfinished: Pick<UnfinishedRows, 'during' | 'forget'>,
  now: Joining,
  isEnded: () => Promise<boolean>,
): Promise<Joining> {
  switch (now.step) {
    case 'make':
    case 'compare':
      await ensureThere(mailbox, now.meeting);
      return now;
    case 'meeting': {
      // The reply is stored before the offer is revealed: nobody who knows the offer may choose another reply.
      if (now.meeting.messages.reply) {
        return { ...now, step: 'compare', meeting: await post(mailbox, now.meeting, 'offer') };
      }
      const committed = await post(mailbox, now.meeting, 'commit');
      const meeting = await collect(mailbox, committed, 'reply');
      if (!meeting) return committed === now.meeting ? now : { ...now, meeting: committed };
      ensureThirtyTwo(messageOf(meeting, 'reply'));
      return { ...now, meeting };
    }
    case 'agreed': {
      const meeting = await collect(mailbox, now.meeting, 'entry');
      return meeting ? signed({ ...now, meeting }) : now;
    }
    case 'signed': {
      if (!now.isGiven) {
        await giveRows(rows, unfinished, now);
        return { ...now, isGiven: true };
      }
      // In this order: whoever ends the pairing removes the rows only while there is a record of them.
      await unfinished.forget(passwordRowControl(now.method.methodSeed));
      if (await isEnded()) return now;
      const answered = await post(mailbox, now.meeting, 'possession');
      const meeting = await collect(mailbox, answered, 'done').catch(unclear);
      if (!meeting) return answered === now.meeting ? now : { ...now, meeting: answered };
      // The content of `done` is not used: the log is authoritative.
      return { side: 'join', step: 'opening', method: now.method, meeting };
    }
    case 'opening':
    case 'waits':
    case 'failed':
      return now;
  }
}

/** The rows are stored first: once the log names the method, a login with it must be possible. Repeating it is harmless. */
async function giveRows(
  rows: RemoteRows,
  unfinished: Pick<UnfinishedRows, 'during'>,
  now: Made & { rows: JoiningRows | null },
): Promise<void> {
  const { method, meeting } = now;
  if (now.rows === null) return nameInBlob(rows, meeting.origin, method, inviteOf(now));
  const made = now.rows;
  await unfinished.during(async (note) => {
    // Another identity may open with the rows of a method that it has already.
    if (method.known === null)
      await note(passwordRowControl(method.methodSeed), rowsToRemove(meeting.origin, method, made));
    await putRows(rows, made);
  });
}

async function signed(now: Made): Promise<Joining> {
  const { method } = now;
  const invite = inviteOf(now);
  const signingSeed = await signingSeedOf(method, invite.anchor);
  try {
    const signature = signOwnEntry(messageOf(now.meeting, 'entry'), method.own, invite.head, signingSeed);
    const meeting = withMessage(now.meeting, 'possession', signature);
    return { side: 'join', step: 'signed', isGiven: false, method, meeting, rows: await joiningRows(method, invite) };
  } finally {
    signingSeed.fill(0);
  }
}
