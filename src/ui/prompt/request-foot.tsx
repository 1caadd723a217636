/** The two buttons of a prompt. Approve is disabled until the content has been readable for a moment. */
import { unreachable } from '../../lib/errors.ts';
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { Review } from '../../messaging/approval.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Mask } from '../components/mask.tsx';
import { isPromptAtSide } from '../side-panel.ts';
import type { ApprovalGate } from './approval-gate.ts';
import { isFromPerson, usePress } from './click-guard.ts';

/** In characters: shorter verbs leave room for the character's name; longer ones already contain the amount. */
const ROOM = 10;

export interface FootProps {
  review: Review;
  character: CharacterSummary;
  origin: string | null;
  gate: ApprovalGate;
  /** The content has been readable long enough. */
  armed: boolean;
  /** Approval is blocked by something other than a tick: an invalid field, or a review in progress. */
  held: boolean;
  /** The decision is being carried out. */
  busy: boolean;
  onApprove: () => void;
  onRefuse: () => void;
  onBlock: () => void;
  /** Approve was clicked while a tick is missing: moves the focus there. */
  onMissing: () => void;
}

export function RequestFoot(props: FootProps) {
  switch (props.gate.kind) {
    case 'refused':
      return <RefusedFoot {...props} />;
    case 'danger':
    case 'plain':
      return <DecidingFoot {...props} gate={props.gate} />;
    default:
      return unreachable(props.gate);
  }
}

/** At the side the wallet's own pages stood here a moment ago, with *Cancel* or *Send* at this place. */
const canRefuse = (armed: boolean): boolean => armed || !isPromptAtSide();

function RefusedFoot({ origin, armed, busy, onBlock, onRefuse }: FootProps) {
  const can = canRefuse(armed);
  const block = usePress(can, onBlock);
  const close = usePress(can, onRefuse);
  return (
    <div class={origin === null ? 'foot single' : 'foot'}>
      {origin !== null && (
        <Button disabled={busy} aria-disabled={!can} testid="block-site" {...block}>
          {t.blockSite}
        </Button>
      )}
      <Button weight="primary" disabled={busy} aria-disabled={!can} testid="reject" {...close}>
        {t.close}
      </Button>
    </div>
  );
}

function DecidingFoot(props: FootProps & { gate: Exclude<ApprovalGate, { kind: 'refused' }> }) {
  const { review, character, gate, armed, held, busy } = props;
  const danger = gate.kind === 'danger';
  const open = gate.missingTicks.length === 0 && !held && !busy;
  const verb = review.verb.length <= ROOM && !danger ? t.verbAs(review.verb, character.name) : review.verb;
  const can = canRefuse(armed);
  const refuse = usePress(can, props.onRefuse);
  const approve = usePress(armed, (event) => {
    if (!isFromPerson(event)) return;
    if (gate.missingTicks.length > 0) props.onMissing();
    else if (open) props.onApprove();
  });

  return (
    <div class="foot">
      <Button weight={danger ? 'house' : 'secondary'} disabled={busy} aria-disabled={!can} testid="reject" {...refuse}>
        {t.refuse}
      </Button>
      <Button
        weight={danger ? 'risk' : 'primary'}
        class={[busy || open ? '' : 'is-off', open && !armed ? 'arming' : ''].join(' ')}
        busy={busy}
        aria-disabled={!(open && armed)}
        aria-label={t.verbAs(review.verb, character.name)}
        testid="approve"
        {...approve}
      >
        {!busy && <Mask shape={character.look.mask} size={20} />}
        <span>{verb}</span>
      </Button>
    </div>
  );
}
