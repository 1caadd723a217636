/** The views of the current pairing for the pages: words and sentences, without keys and messages. */
import { pairingWords } from '../../keys/pairing.ts';
import { showPairingCode } from '../../keys/pairing-code.ts';
import { toMethodKind } from '../../messaging/login.ts';
import type { InvitationView, JoiningView } from '../../messaging/pairing.ts';
import { type Invitation, offeredTo } from './invitation.ts';
import type { Joining } from './joining.ts';
import { linkOf } from './link.ts';
import { transcriptOf } from './meeting.ts';

/** @param atWork the change is running in this worker; otherwise a worker stopped during it, and the user must confirm again */
export function viewInvitation(now: Invitation, atWork: boolean): InvitationView {
  if (now.step === 'failed') return { step: 'failed', until: now.until, problem: now.problem };
  const { until, origin } = now.meeting;
  switch (now.step) {
    case 'code':
      return { until, step: 'code', code: showPairingCode(now.code), link: linkOf(origin, now.code) };
    case 'meeting':
      return { until, step: 'meeting' };
    case 'compare': {
      const kind = toMethodKind(offeredTo(now).kind);
      return { until, step: 'compare', words: pairingWords(transcriptOf(now.meeting)), kind };
    }
    case 'confirming':
    case 'signed': {
      const words = pairingWords(transcriptOf(now.meeting));
      const { name, levelId } = now.wanted;
      return atWork ? { until, step: 'confirming', words } : { until, step: 'confirm-again', words, name, levelId };
    }
    case 'done':
      return { until, step: 'done', name: now.name, activeFrom: now.activeFrom };
  }
}

export function viewJoining(now: Joining): JoiningView {
  if (now.step === 'failed') return { step: 'failed', until: now.until, problem: now.problem };
  if (now.step === 'waits') return { step: 'waits', until: now.until, activeFrom: now.activeFrom };
  const { until } = now.meeting;
  switch (now.step) {
    case 'make':
      return { until, step: 'make', server: now.meeting.origin };
    case 'meeting':
    case 'opening':
      return { until, step: now.step };
    case 'compare':
      return { until, step: 'compare', words: pairingWords(transcriptOf(now.meeting)) };
    case 'agreed':
    case 'signed':
      return { until, step: 'agreed', words: pairingWords(transcriptOf(now.meeting)) };
  }
}
