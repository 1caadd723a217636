/** The managing computer's side: shows a code, exchanges messages with the new computer, and admits it after the user compared the words. It does not trust the mailbox. */
import type { LogState } from '../../keys/log/state.ts';
import {
  decodeInvite,
  decodeOffer,
  encodeDone,
  encodeInvite,
  ensureCommitted,
  ensurePossession,
  ensureThirtyTwo,
  type Invite,
  type OfferedMethod,
  type OfferedRow,
} from '../../keys/pairing.ts';
import { createPairingCode } from '../../keys/pairing-code.ts';
import { randomBytes } from '../../lib/bytes.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
import type { ChosenPerson } from '../change/persons.ts';
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

/** What the user grants the new computer, and the body of the entry that both computers sign. */
export interface Wanted {
  name: string;
  levelId: string;
  /** As in `WantedComputer`. */
  thenLevelId: string | null;
  /** The person that the method is of. */
  person: ChosenPerson;
  /** Hex ID of the managing method that the body names. */
  authorId: string;
  body: Uint8Array;
}

interface Met {
  side: 'invite';
  code: string;
  meeting: Meeting;
}

export type Invitation =
  | (Met & { step: 'code' | 'meeting' | 'compare' })
  /** The entry was sent to the new computer. */
  | (Met & { step: 'confirming'; wanted: Wanted })
  /** The new computer has signed; this computer has not changed the identity yet. */
  | (Met & { step: 'signed'; wanted: Wanted })
  | (Met & { step: 'done'; name: string; activeFrom: number | null })
  | { side: 'invite'; step: 'failed'; until: number; problem: string };

/** The code itself is never sent, only values derived from it. @throws WalletError server-unreachable */
export async function createInvitation(
  mailbox: RemoteMailbox,
  origin: string,
  log: LogState,
  now: number,
  keysOf?: KeysOf,
): Promise<Invitation> {
  const code = createPairingCode();
  const { identityId, anchor, head } = log;
  const empty = await createMeeting(code, origin, now, keysOf);
  const invited = withMessage(empty, 'invite', encodeInvite({ origin, identityId, anchor, head }));
  // The nonce is chosen before the other side sends its commitment, and revealed after it.
  const meeting = withMessage(invited, 'reply', randomBytes(32));
  return { side: 'invite', step: 'code', code, meeting: await post(mailbox, meeting, 'invite') };
}

/** What this computer says about the identity. */
export const invitedTo = ({ meeting }: Met): Invite => decodeInvite(messageOf(meeting, 'invite'));

/** The new computer's method, as confirmed by the words. */
export const offeredTo = ({ meeting }: Met): OfferedMethod => decodeOffer(messageOf(meeting, 'offer')).method;

/** The row of its account; `null` for a method without one. */
export const rowOfferedTo = ({ meeting }: Met): OfferedRow | null => decodeOffer(messageOf(meeting, 'offer')).row;

/** The new computer's signature over the entry, already checked. */
export const possessionFor = ({ meeting }: Met): Uint8Array => messageOf(meeting, 'possession');

/** Reads the mailbox once and returns the next state, or the same state. @throws WalletError bad-pairing | stopped | server-unreachable */
export async function advanceInvitation(mailbox: RemoteMailbox, now: Invitation): Promise<Invitation> {
  switch (now.step) {
    case 'code': {
      const meeting = await collect(mailbox, now.meeting, 'commit');
      if (!meeting) return now;
      ensureThirtyTwo(messageOf(meeting, 'commit'));
      return { ...now, step: 'meeting', meeting };
    }
    case 'meeting': {
      const replied = await post(mailbox, now.meeting, 'reply');
      const meeting = await collect(mailbox, replied, 'offer');
      if (!meeting) return replied === now.meeting ? now : { ...now, meeting: replied };
      ensureCommitted(messageOf(meeting, 'commit'), messageOf(meeting, 'offer'));
      decodeOffer(messageOf(meeting, 'offer'));
      return { ...now, step: 'compare', meeting };
    }
    case 'compare':
      await ensureThere(mailbox, now.meeting);
      return now;
    case 'confirming': {
      const asked = await post(mailbox, now.meeting, 'entry');
      const meeting = await collect(mailbox, asked, 'possession');
      if (!meeting) return asked === now.meeting ? now : { ...now, meeting: asked };
      ensurePossession(offeredTo(now), now.wanted.body, messageOf(meeting, 'possession'));
      return { ...now, step: 'signed', meeting };
    }
    case 'done': {
      const meeting = await post(mailbox, now.meeting, 'done');
      return meeting === now.meeting ? now : { ...now, meeting };
    }
    case 'signed':
    case 'failed':
      return now;
  }
}

/** After the user confirmed: the entry is to be sent to the new computer. An entry that was sent already does not change. */
export const withWanted = (now: Met, wanted: Wanted): Invitation => ({
  side: 'invite',
  code: now.code,
  step: 'confirming',
  wanted,
  meeting: withMessage(now.meeting, 'entry', wanted.body),
});

/** The state once the log contains the new method. */
export function added(now: Met & { wanted: Wanted }, log: LogState, methodId: string): Invitation {
  const activeFrom = log.methods.get(methodId)?.pending?.activeFrom ?? null;
  const meeting = withMessage(now.meeting, 'done', encodeDone(log.head));
  return { side: 'invite', step: 'done', code: now.code, name: now.wanted.name, activeFrom, meeting };
}
