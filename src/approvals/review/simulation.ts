/** Warnings from the result of a simulation. For a call that cannot be decoded, the simulation is the only source. */
import { reviewFees as t } from '../../locales/en/approvals/review/fees.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Simulation, Warning } from '../../messaging/approval.ts';
import { accountName, type ReviewContext } from './context.ts';
import { toReadable } from './text.ts';
import { due } from './warning.ts';

/**
 * @param unread true if the call cannot be decoded
 * @param blindSigning true if the person allowed blind signing
 * @param paidFor somebody else pays the network fee
 */
export function simulationWarnings(
  context: ReviewContext,
  simulation: Simulation,
  unread: boolean,
  blindSigning: boolean,
  paidFor = false,
): Warning[] {
  switch (simulation.kind) {
    case 'worked':
      return due(unread && (simulation.noticeable ? mayDiffer(context) : expected()));
    case 'failed':
      return [willFail(simulation.reason, unread, paidFor)];
    case 'unavailable':
      if (!unread) return [notSimulated(simulation.reason)];
      return [simulation.accepted ? onlyAccepted(context) : blind(context, blindSigning)];
  }
}

const expected = (): Warning => ({
  rule: 'unread-call',
  severity: 'note',
  title: t.unreadCall,
  text: t.unreadCallText,
});

const mayDiffer = (context: ReviewContext): Warning => ({
  rule: 'unread-call',
  severity: 'caution',
  title: t.unreadCall,
  text: t.mayDifferText(context.network.name),
});

const onlyAccepted = (context: ReviewContext): Warning => ({
  rule: 'unread-call',
  severity: 'danger',
  title: t.onlyAccepted,
  text: t.onlyAcceptedText(context.network.name, accountName(context)),
  tick: labels.knowsCall,
});

const willFail = (reason: string, unread: boolean, paidFor: boolean): Warning => ({
  rule: 'will-fail',
  severity: unread ? 'danger' : 'caution',
  title: t.willFail,
  text: [
    t.simulationFailed(toReadable(reason).text),
    ...(paidFor ? [] : [t.feeSpentAnyway]),
    ...(unread ? [t.effectUnknown] : []),
  ].join(' '),
  ...(unread ? { tick: t.willFailTick } : {}),
});

const notSimulated = (reason: string): Warning => ({
  rule: 'not-tried',
  severity: 'note',
  title: t.notTried,
  text: toReadable(reason).text,
});

function blind(context: ReviewContext, allowed: boolean): Warning {
  if (allowed)
    return {
      rule: 'blind-signing',
      severity: 'danger',
      title: t.blindSigning,
      text: t.blindSigningText,
      tick: labels.knowsCall,
    };
  return {
    rule: 'blind-signing',
    severity: 'refused',
    title: labels.willNotSign,
    text: t.blindSigningOff(context.network.name),
  };
}
