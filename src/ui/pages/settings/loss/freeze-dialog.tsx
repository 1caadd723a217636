/** Reports a lost login method or computer. Explains the consequences, and asks again if the user would lock themselves out. */
import { useState } from 'preact/hooks';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
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
  const name = lost.kind === 'method' ? lost.method.name : lost.computer.name;
  const names = freezes.map((each) => each.name);
  const alone = !snapshot.methods.some(
    (each) => each.state === 'active' && each.rank === 'managing' && !chosen.has(each.id),
  );

  async function report() {
    const rank = deviceIds.length > 0 ? 'managing' : 'other';
    const done = await run(
      freezes.length === 0 ? t.revokeCopyOn(name) : t.freezeMethods(names),
      (proof) => command('report-loss', { methodIds: freezes.map(({ id }) => id), deviceIds, why: 'lost', proof }),
      freezes.length === 0 ? t.copyIsRevoked(name) : t.areFrozen(names),
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
      title={
        lost.kind === 'method'
          ? t.freezeQuestion(name)
          : lost.computer.thisOne
            ? t.isThisComputerLost
            : t.isComputerLost(name)
      }
      roomy
      testid="freeze"
      onClose={onClose}
      action={freezes.length > 0 ? t.freezeNow : t.revokeCopy}
      weight="danger"
      busy={busy}
      disabled={(freezes.length === 0 && deviceIds.length === 0) || ((own || ownComputer) && !sure)}
      onAction={report}
      actionTestid="confirm-freeze"
      problem={problem}
    >
      {lost.kind === 'method' ? (
        <p class="small">{t.freezeConsequence}</p>
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
      <legend class="label strong-label">{t.lostWithIt}</legend>
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
      <p class="small">{t.lostWithItHelp}</p>
    </fieldset>
  );
}

/** Warns that the freeze locks the wallet that is in use. `alone`: no other login method can manage the identity. */
const OwnWarning = (props: { alone: boolean; sure: boolean; onSure: (sure: boolean) => void }) => (
  <>
    <WarningBox severity="caution" title={t.usingItNow} rule="own">
      <p>{props.alone ? t.locksHereAlone : t.locksHere}</p>
    </WarningBox>
    <CheckBox checked={props.sure} onChange={props.onSure} testid="sure">
      {t.understandLockedOut}
    </CheckBox>
  </>
);
