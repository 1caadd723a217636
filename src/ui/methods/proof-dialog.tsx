/** The dialog that asks for a proof: a fresh login with one of the given methods, or the typed recovery key. Stores neither. */
import type { ComponentChildren } from 'preact';
import type { Proof } from '../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { WarningBox } from '../components/warning.tsx';
import { AnswerCredential } from './answer-credential.tsx';
import { toProof } from './to-proof.ts';
import '../style/curtain.css';
import { confirm as t } from '../../locales/en/ui/methods/confirm.ts';

export function ProofDialog(props: {
  snapshot: UnlockedSnapshot;
  title: string;
  /** The sentences that say why. */
  lede: ComponentChildren;
  /** Names of the login methods that may prove it, by id. */
  names: ReadonlyMap<string, string>;
  /** The label of the button that leaves without a proof. */
  cancel: string;
  testid: string;
  onAnswer: (proof: Proof | null) => void;
}) {
  const { snapshot, names, onAnswer } = props;
  const keyMay = snapshot.methods.some(({ id, kind }) => kind === 'recovery-key' && names.has(id));
  const options = snapshot.loginOptions.filter((option) => names.has(option.methodId));
  return (
    <Dialog
      title={props.title}
      roomy
      testid={props.testid}
      onClose={() => onAnswer(null)}
      foot={
        <Button onClick={() => onAnswer(null)} testid="confirm-cancel">
          {props.cancel}
        </Button>
      }
    >
      {props.lede}
      {options.length === 0 && !keyMay && (
        <WarningBox severity="caution" title={t.notPossibleHere}>
          <p>{t.needsOthers([...names.values()])}</p>
        </WarningBox>
      )}
      {(options.length > 0 || keyMay) && (
        <AnswerCredential
          options={options}
          names={names}
          verb={t.confirm}
          byServer
          onAnswer={async (answer) => onAnswer(toProof(answer))}
          onRecoveryKey={keyMay ? async (key) => onAnswer({ kind: 'recovery-key', ...key }) : undefined}
          keyAsks={snapshot.methods.some(({ id, asksPersonal }) => asksPersonal === true && names.has(id))}
        />
      )}
    </Dialog>
  );
}
