/** Reports a lost login method or computer. Explains the consequences, and asks again if the user would lock themselves out. */
import { useState } from 'preact/hooks';
import { toListing } from '../../../../locales/en/grammar.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckBox } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { AlsoOpensNote } from '../../../identities/also-opens.tsx';
import { highest } from '../../../methods/proving-methods.ts';
import { useCommand } from '../../../wallet.tsx';
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
  // A security key is usually carried separately, so it is not ticked by default.
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
      freezes.length === 0
        ? `Revoke the copy on ${what}`
        : `Freeze ${toListing(freezes.map(({ name }) => `“${name}”`))}`,
      (proof) => command('report-loss', { methodIds: freezes.map(({ id }) => id), deviceIds, why: 'lost', proof }),
      freezes.length === 0
        ? `The copy on ${what} is revoked`
        : `${toListing(freezes.map(({ name }) => `“${name}”`))} ${freezes.length === 1 ? 'is' : 'are'} frozen`,
      {
        rank: highest([rank, ...freezes.map((each) => each.rank)]),
        states: ['active'],
        // A recovery key does not freeze itself: none could unfreeze it.
        except: freezes.filter(({ kind }) => kind === 'recovery-key').map(({ id }) => id),
      },
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={lost.kind === 'method' ? `Freeze ${what}?` : `Is ${lost.computer.thisOne ? 'this computer' : what} lost?`}
      roomy
      testid="freeze"
      onClose={onClose}
      action={freezes.length > 0 ? 'Freeze it now' : 'Revoke the copy'}
      weight="danger"
      busy={busy}
      disabled={(freezes.length === 0 && deviceIds.length === 0) || ((own || ownComputer) && !sure)}
      onAction={report}
      actionTestid="confirm-freeze"
      problem={problem}
    >
      {lost.kind === 'method' ? (
        <p class="small">
          It stops working at once. Another login method can unfreeze it, replace its keys or remove it.
        </p>
      ) : (
        <LostWithComputer candidates={candidates} chosen={chosen} onChosen={setChosen} />
      )}
      {freezes.map((each) => (
        <AlsoOpensNote key={each.id} snapshot={snapshot} method={each} act="freeze" />
      ))}
      {(own || ownComputer) && <OwnWarning alone={alone} sure={sure} onSure={setSure} />}
      <FreezeLimits server={snapshot.server} />
    </ActionDialog>
  );
}

/** Chooses which login methods were lost with a computer. */
function LostWithComputer(props: {
  candidates: readonly MethodView[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
}) {
  const { candidates, chosen, onChosen } = props;
  return (
    <fieldset class="bare">
      <legend class="label strong-label">What was lost with it?</legend>
      {candidates.map((each) => (
        <CheckBox
          key={each.id}
          checked={chosen.has(each.id)}
          onChange={(ticked) => {
            const next = new Set(chosen);
            if (ticked) next.add(each.id);
            else next.delete(each.id);
            onChosen(next);
          }}
          testid="lost-with-it"
        >
          {each.name}
        </CheckBox>
      ))}
      <p class="small">
        Ticked login methods are frozen everywhere. For the others, only the copy on that computer is revoked.
      </p>
    </fieldset>
  );
}

/** Warns that the freeze locks the wallet that is in use. `alone`: no other login method can manage the identity. */
const OwnWarning = (props: { alone: boolean; sure: boolean; onSure: (sure: boolean) => void }) => (
  <>
    <WarningBox severity="caution" title="You are using this right now" rule="own">
      <p>
        The wallet locks here.{' '}
        {props.alone
          ? 'No other login method can manage the identity, so afterwards only the recovery key restores your access.'
          : 'Afterwards you get access again with another login method that can manage the identity, or with the recovery key.'}
      </p>
    </WarningBox>
    <CheckBox checked={props.sure} onChange={props.onSure} testid="sure">
      I understand that this locks me out here
    </CheckBox>
  </>
);
