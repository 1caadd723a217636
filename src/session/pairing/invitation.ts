/** The computer that manages: shows a code, meets the new one, and lets it in after the words were compared. Believes the mailbox in nothing. */
import type { LogState } from '../../keys/log/state.ts';
import {
  decodeOffer,
  encodeDone,
  encodeInvite,
  ensureCommitted,
  ensurePossession,
  ensureThirtyTwo,
  type OfferedMethod,
} from '../../keys/pairing.ts';
import { createPairingCode } from '../../keys/pairing-code.ts';
import { randomBytes } from '../../lib/bytes.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
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

/** What the person gives the new computer, and the body of the entry that both sign. */
export interface Wanted {
  name: string;
  levelId: string;
  /** Hex id of the managing method that the body names. */
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
  /** `entry` is with the new computer. */
  | (Met & { step: 'confirming'; wanted: Wanted })
  /** The new computer has signed; what is missing is this one's change of the identity. */
  | (Met & { step: 'signed'; wanted: Wanted })
  | (Met & { step: 'done'; name: string; activeFrom: number | null })
  | { side: 'invite'; step: 'failed'; until: number; problem: string };

/** The code is posted nowhere: only what follows from it. @throws WalletError server-unreachable */
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
  // Drawn before the other side commits itself, shown after.
  const meeting = withMessage(invited, 'reply', randomBytes(32));
  return { side: 'invite', step: 'code', code, meeting: await post(mailbox, meeting, 'invite') };
}

/** The new computer's method, as the words covered it. */
export const offeredTo = ({ meeting }: Met): OfferedMethod => decodeOffer(messageOf(meeting, 'offer'));

/** Its signature over the entry, checked. */
export const possessionFor = ({ meeting }: Met): Uint8Array => messageOf(meeting, 'possession');

/** One look into the mailbox: the next state, or the same. @throws WalletError bad-pairing | stopped | server-unreachable */
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

/** After the person confirmed: the entry goes to the new computer. One that is with it already stays the same. */
export const withWanted = (now: Met, wanted: Wanted): Invitation => ({
  side: 'invite',
  code: now.code,
  step: 'confirming',
  wanted,
  meeting: withMessage(now.meeting, 'entry', wanted.body),
});

/** After the log names the new method. */
export function added(now: Met & { wanted: Wanted }, log: LogState, methodId: string): Invitation {
  const activeFrom = log.methods.get(methodId)?.pending?.activeFrom ?? null;
  const meeting = withMessage(now.meeting, 'done', encodeDone(log.head));
  return { side: 'invite', step: 'done', code: now.code, name: now.wanted.name, activeFrom, meeting };
}
