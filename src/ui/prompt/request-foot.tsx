/** The two buttons. Refusing is always as near as approving; approving is dead until a person can have read what it says. */
import { useRef } from 'preact/hooks';
import { unreachable } from '../../lib/errors.ts';
import type { Review } from '../../messaging/approval.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Mask } from '../components/mask.tsx';
import type { ApprovalGate } from './approval-gate.ts';
import { isFromPerson } from './click-guard.ts';

/** Short verbs have room for the name; longer ones already say the amount. */
const ROOM = 10;

export interface FootProps {
  review: Review;
  character: CharacterSummary;
  origin: string | null;
  gate: ApprovalGate;
  /** The words on screen have stood long enough. */
  armed: boolean;
  /** Something is missing that no tick mends: a field that cannot be used, words that are on their way. */
  held: boolean;
  /** The decision is carried out. */
  busy: boolean;
  onApprove: () => void;
  onRefuse: () => void;
  onBlock: () => void;
  /** Approve was pressed while a tick is missing: shows where. */
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

const RefusedFoot = ({ origin, busy, onBlock, onRefuse }: FootProps) => (
  <div class={origin === null ? 'foot single' : 'foot'}>
    {origin !== null && (
      <Button disabled={busy} onClick={onBlock} testid="block-site">
        Block site
      </Button>
    )}
    <Button weight="primary" disabled={busy} onClick={onRefuse} testid="reject">
      Close
    </Button>
  </div>
);

function DecidingFoot(props: FootProps & { gate: Exclude<ApprovalGate, { kind: 'refused' }> }) {
  const { review, character, gate, armed, held, busy } = props;
  const pressed = useRef(false);
  const danger = gate.kind === 'danger';
  const open = gate.missingTicks.length === 0 && !held && !busy;
  const verb = review.verb.length <= ROOM && !danger ? `${review.verb} as ${character.name}` : review.verb;

  function approve(event: Event) {
    if (!isFromPerson(event) || !armed) return;
    if (gate.missingTicks.length > 0) props.onMissing();
    else if (open) props.onApprove();
  }

  return (
    <div class="foot">
      <Button weight={danger ? 'house' : 'secondary'} disabled={busy} onClick={props.onRefuse} testid="reject">
        Refuse
      </Button>
      <Button
        weight={danger ? 'risk' : 'primary'}
        class={[busy || open ? '' : 'is-off', open && !armed ? 'arming' : ''].join(' ')}
        busy={busy}
        aria-disabled={!(open && armed)}
        aria-label={`${review.verb} as ${character.name}`}
        testid="approve"
        onPointerDown={() => {
          // A press that began before the words stood long enough does not end as an approval.
          pressed.current = armed;
        }}
        onClick={(event) => {
          const byPointer = event.detail > 0;
          if (byPointer && !pressed.current) return;
          pressed.current = false;
          approve(event);
        }}
      >
        {!busy && <Mask shape={character.look.mask} size={20} />}
        <span>{verb}</span>
      </Button>
    </div>
  );
}
