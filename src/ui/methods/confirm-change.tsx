/** Asks for the proof that a change of the identity needs: a fresh ceremony with a method that may manage, or the typed recovery key. Keeps neither. */
import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';
import type { Proof } from '../../messaging/command.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useUnlocked } from '../wallet.tsx';
import { AnswerCredential } from './answer-credential.tsx';
import { managingMethods } from './managing-methods.ts';

/**
 * Opens the dialog. `what` is the act as a phrase with a verb: *Add a login method*, *Delete Night Market*.
 * Resolves to the proof, or to `null` when the person closed the dialog: then nothing is to be changed.
 */
export type ConfirmChange = (what: string) => Promise<Proof | null>;

const ConfirmContext = createContext<ConfirmChange>(async () => null);

/** The function that asks, inside a ConfirmChangeProvider. */
export const useConfirmChange = (): ConfirmChange => useContext(ConfirmContext);

interface Question {
  what: string;
  answer: (proof: Proof | null) => void;
}

/** Holds the one dialog of the tab. */
export function ConfirmChangeProvider({ children }: { children: ComponentChildren }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const snapshot = useUnlocked();
  const confirm = useCallback<ConfirmChange>(
    (what) =>
      new Promise((resolve) => {
        setQuestion((before) => {
          before?.answer(null);
          return { what, answer: resolve };
        });
      }),
    [],
  );
  function close(proof: Proof | null) {
    question?.answer(proof);
    setQuestion(null);
  }
  return (
    <ConfirmContext.Provider value={confirm}>
      {children}
      {question !== null && snapshot !== null && (
        <ConfirmChangeDialog snapshot={snapshot} what={question.what} onAnswer={close} />
      )}
    </ConfirmContext.Provider>
  );
}

function ConfirmChangeDialog(props: {
  snapshot: UnlockedSnapshot;
  what: string;
  onAnswer: (proof: Proof | null) => void;
}) {
  const { snapshot, what, onAnswer } = props;
  const names = managingMethods(snapshot);
  const options = snapshot.loginOptions.filter((option) => names.has(option.methodId));
  return (
    <Dialog
      title={what}
      roomy
      testid="confirm-change"
      onClose={() => onAnswer(null)}
      foot={
        <Button weight="quiet" onClick={() => onAnswer(null)} testid="confirm-cancel">
          Leave it as it is
        </Button>
      }
    >
      <p class="small confirm-lede">
        Being logged in is not enough for this: it wants a fresh touch, or the recovery key.
      </p>
      <AnswerCredential
        options={options}
        names={names}
        verb="Confirm with the recovery key"
        onAnswer={async (answer) => onAnswer({ kind: 'ceremony', ...answer })}
        onRecoveryKey={async (text) => onAnswer({ kind: 'recovery-key', text })}
      />
    </Dialog>
  );
}
