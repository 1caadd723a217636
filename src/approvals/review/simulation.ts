/** Warnings from the result of a simulation. For a call that cannot be decoded, the simulation is the only source. */
import type { Simulation, Warning } from '../../messaging/approval.ts';
import { WHERE_BLIND_SIGNING_IS } from './blind.ts';
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
      return due(unread && (simulation.noticeable ? mayDiffer(context) : EXPECTED));
    case 'failed':
      return [willFail(simulation.reason, unread, paidFor)];
    case 'unavailable':
      if (!unread) return [notSimulated(simulation.reason)];
      return [simulation.accepted ? onlyAccepted(context) : blind(context, blindSigning)];
  }
}

const EXPECTED: Warning = {
  rule: 'unread-call',
  severity: 'note',
  title: 'We can’t read this call',
  text: 'Check the changes below. They come from a simulation, so they are expected, not certain.',
};

const mayDiffer = (context: ReviewContext): Warning => ({
  rule: 'unread-call',
  severity: 'caution',
  title: 'We can’t read this call',
  text: `The changes below are only a hint. A contract can notice that ${context.network.name} only simulates the call, and a dishonest one then behaves differently when it really runs.`,
});

const onlyAccepted = (context: ReviewContext): Warning => ({
  rule: 'unread-call',
  severity: 'danger',
  title: 'We can’t read this call or what it changes',
  text: `${context.network.name} says only that it works. It may take anything that ${accountName(context)} holds.`,
  tick: 'I know what this call does',
});

const willFail = (reason: string, unread: boolean, paidFor: boolean): Warning => ({
  rule: 'will-fail',
  severity: unread ? 'danger' : 'caution',
  title: 'This will probably fail',
  text: `The simulation failed: ${toReadable(reason).text}${paidFor ? '' : ' The network fee is spent anyway.'}${unread ? ' What it would do otherwise is unknown.' : ''}`,
  ...(unread ? { tick: 'I want to send a call that fails' } : {}),
});

const notSimulated = (reason: string): Warning => ({
  rule: 'not-tried',
  severity: 'note',
  title: 'Could not be simulated',
  text: toReadable(reason).text,
});

function blind(context: ReviewContext, allowed: boolean): Warning {
  const cannot = 'What it does cannot be read, and it could not be simulated.';
  if (allowed)
    return {
      rule: 'blind-signing',
      severity: 'danger',
      title: 'Nobody can tell what this does',
      text: cannot,
      tick: 'I know what this call does',
    };
  return {
    rule: 'blind-signing',
    severity: 'refused',
    title: 'Dramatis will not sign this',
    text: `${cannot} Blind signing is off. Try again later, or set another address for ${context.network.name}. ${WHERE_BLIND_SIGNING_IS}`,
  };
}
