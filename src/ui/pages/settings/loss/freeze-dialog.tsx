/** Reports a loss: a login method, or a computer with what opens it. Says what happens, asks again where one would shut oneself out. */
import { useState } from 'preact/hooks';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckBox } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { highest } from '../../../methods/proving-methods.ts';
import { useCommand } from '../../../wallet.tsx';
import { toListing } from '../../../words/listing.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { FreezeLimits } from '../freeze-limits.tsx';
import { useChange } from '../use-change.ts';
import type { Computer } from './computers.ts';

export type Lost = { kind: 'method'; method: MethodView } | { kind: 'computer'; computer: Computer };

export function FreezeDialog(props: { snapshot: UnlockedSnapshot; lost: Lost; onClose: () => void }) {
  const { snapshot, lost, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const candidates = (lost.kind === 'method' ? [lost.method] : lost.computer.methods).filter(
    ({ state }) => state === 'active',
  );
  // A key that one carries need not be lost with the computer.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(candidates.filter((each) => lost.kind === 'method' || each.kind !== 'security-key').map(({ id }) => id)),
  );
  const [sure, setSure] = useState(false);
  const freezes = candidates.filter(({ id }) => chosen.has(id));
  const deviceIds =
    lost.kind === 'method'
      ? []
      : lost.computer.devices.filter(({ methodId }) => !chosen.has(methodId)).map(({ id }) => id);
  const own = freezes.some(({ current }) => current);
  const ownComputer = lost.kind === 'computer' && lost.computer.thisOne;
  const what = lost.kind === 'method' ? `“${lost.method.name}”` : lost.computer.name;
  const alone = !snapshot.methods.some(
    (each) => each.state === 'active' && each.rank === 'managing' && !chosen.has(each.id),
  );

  async function report() {
    const rank = deviceIds.length > 0 ? 'managing' : 'other';
    const done = await run(
      `Shut out ${what}`,
      (proof) => command('report-loss', { methodIds: freezes.map(({ id }) => id), deviceIds, why: 'lost', proof }),
      freezes.length === 0
        ? `The copy on ${what} is shut out`
        : `${toListing(freezes.map(({ name }) => `“${name}”`))} ${freezes.length === 1 ? 'is' : 'are'} frozen`,
      { rank: highest([rank, ...freezes.map((each) => each.rank)]), states: ['active'] },
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={lost.kind === 'method' ? `Freeze ${what}?` : `Is ${lost.computer.thisOne ? 'this computer' : what} lost?`}
      roomy
      testid="freeze"
      onClose={onClose}
      action={freezes.length > 0 ? 'Freeze it now' : 'Shut the copy out'}
      weight="danger"
      busy={busy}
      disabled={(freezes.length === 0 && deviceIds.length === 0) || ((own || ownComputer) && !sure)}
      onAction={report}
      actionTestid="confirm-freeze"
      problem={problem}
    >
      {lost.kind === 'method' ? (
        <p class="small">
          From now on it opens nothing. Another login method can unfreeze it, give it new keys or remove it.
        </p>
      ) : (
        <fieldset class="bare">
          <legend class="label strong-label">What is lost with it?</legend>
          {candidates.map((each) => (
            <CheckBox
              key={each.id}
              checked={chosen.has(each.id)}
              onChange={(ticked) => {
                const next = new Set(chosen);
                if (ticked) next.add(each.id);
                else next.delete(each.id);
                setChosen(next);
              }}
              testid="lost-with-it"
            >
              {each.name}
            </CheckBox>
          ))}
          <p class="small">
            What is ticked is frozen everywhere. Of what you still have, only the copy on that computer is shut out.
          </p>
        </fieldset>
      )}
      {(own || ownComputer) && (
        <>
          <WarningBox severity="caution" title="That is what you are using now" rule="own">
            <p>
              The wallet locks here.{' '}
              {alone
                ? 'No other login method may change the identity: afterwards only the recovery key brings it back.'
                : 'Afterwards another login method that may change the identity, or the recovery key, brings it back.'}
            </p>
          </WarningBox>
          <CheckBox checked={sure} onChange={setSure} testid="sure">
            I know that it shuts me out here
          </CheckBox>
        </>
      )}
      <FreezeLimits server={snapshot.server} />
    </ActionDialog>
  );
}
