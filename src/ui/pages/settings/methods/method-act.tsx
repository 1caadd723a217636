/** Picks the dialog for one act on one login method. Each asks for the proof before it changes anything. */
import { useState } from 'preact/hooks';
import { unreachable } from '../../../../lib/errors.ts';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { Why } from '../../../../messaging/security.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { proversOver } from '../../../methods/proving-methods.ts';
import { twoForLevels, twoForMethods } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { losesAt } from '../../../words/level-loss.ts';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { Problem } from '../frame.tsx';
import { LevelRadio } from '../level-radio.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { ChangePassword } from './change-password.tsx';
import { EnrolAccountAgain } from './enrol-account-again.tsx';
import { EnrolAgain } from './enrol-again.tsx';
import type { MethodActProps } from './method-act-props.ts';
import { RemoveMethod } from './remove-method.tsx';

export type MethodActKind = 'enrol' | 'rename' | 'level' | 'password' | 'remove';

export function MethodAct(props: MethodActProps & { kind: MethodActKind }) {
  switch (props.kind) {
    case 'enrol':
      return props.method.kind === 'oidc' ? <EnrolAccountAgain {...props} /> : <EnrolAgain {...props} />;
    case 'rename':
      return <RenameMethod {...props} />;
    case 'level':
      return <MethodLevel {...props} />;
    case 'password':
      return props.method.kind === 'oidc' ? <ChangePassphrase {...props} /> : <ChangePassword {...props} />;
    case 'remove':
      return <RemoveMethod {...props} />;
    default:
      return unreachable(props.kind);
  }
}

function RenameMethod({ method, onClose }: MethodActProps) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  async function rename(name: string) {
    const done = await run(
      t.renameMethod(method.name),
      (proof) => command('rename-method', { methodId: method.id, name, proof }),
      t.renamed(name),
    );
    if (done) onClose();
  }
  return (
    <NameDialog
      title={t.renameMethod(method.name)}
      label={t.name}
      verb={t.rename}
      value={method.name}
      busy={busy}
      problem={problem}
      onName={rename}
      onClose={onClose}
    />
  );
}

function MethodLevel({ snapshot, method, onClose }: MethodActProps) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [levelId, setLevelId] = useState(method.levelId);
  const [why, setWhy] = useState<Why>(method.state === 'frozen' ? 'lost' : 'not-lost');
  const level = snapshot.levels.find(({ id }) => id === levelId);
  const before = snapshot.levels.find(({ id }) => id === method.levelId);
  const loses = losesAt(before === undefined ? [] : [before], level);
  const waits = loses ? twoForMethods(snapshot, [method]) : level?.manages === true && twoForLevels(snapshot);
  async function change() {
    const done = await run(
      t.putAtLevel(method.name, level?.name ?? ''),
      (proof) => command('set-method-level', { methodId: method.id, levelId, why, proof }),
      level === undefined ? t.isAtAnotherLevel(method.name) : t.isAtLevel(method.name, level.name),
      proversOver(method, loses),
      waits,
    );
    if (done) onClose();
  }
  return (
    <Dialog
      title={t.levelOf(method.name)}
      roomy
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button
            weight="primary"
            busy={busy}
            disabled={levelId === method.levelId}
            onClick={change}
            testid="confirm-level"
          >
            {t.changeLevel}
          </Button>
        </>
      }
    >
      <div class="stack">
        <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} />
        <p class="small">{t.losingGivesNewKeys}</p>
        <ExposureCheckBox why={why} onWhy={setWhy} />
        {waits && <TwoManagersNote />}
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
