/** Asks for the proof that a change of the identity needs: a fresh login with a managing method, or the typed recovery key. Stores neither. */
import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';
import { isWalletError } from '../../lib/errors.ts';
import { confirm as t } from '../../locales/en/ui/methods/confirm.ts';
import type { Proof } from '../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { late } from '../components/late.tsx';
import { useUnlocked } from '../wallet.tsx';
import { leftOut, MANAGING, type Provers, provingMethods } from './proving-methods.ts';

export const ProofDialog = late(
  () => import('./proof-dialog.tsx').then((module) => module.ProofDialog),
  ({ onAnswer }) => onAnswer(null),
);

/**
 * Opens the dialog. `what` is the act as a phrase with a verb: *Add a login method*, *Delete Night Market*.
 * Resolves to the proof, or to `null` if the user closed the dialog; the caller then changes nothing.
 * `by`: the methods that may prove the act; default: those that may change the identity.
 */
export type ConfirmChange = (what: string, by?: Provers) => Promise<Proof | null>;

/** Asks whether to continue without missing keys. @param told a sentence that names them */
type AskGoOn = (told: string) => Promise<boolean>;

const ConfirmContext = createContext<ConfirmChange>(async () => null);
const GoOnContext = createContext<AskGoOn>(async () => false);

/** The function that asks, inside a ConfirmChangeProvider. */
export const useConfirmChange = (): ConfirmChange => useContext(ConfirmContext);

/** Runs an act with its proof. If keys are missing, it asks the user and runs the act without them only after consent. */
export function useProven(): <Value>(proof: Proof, act: (proof: Proof) => Promise<Value>) => Promise<Value> {
  const ask = useContext(GoOnContext);
  return async (proof, act) => {
    try {
      return await act(proof);
    } catch (error) {
      if (!isWalletError(error, 'keys-missing') || !(await ask(error.message))) throw error;
      return act({ ...proof, withoutKeys: true });
    }
  };
}

interface Question {
  what: string;
  by: Provers;
  answer: (proof: Proof | null) => void;
}

/** Holds the one dialog of the tab. */
export function ConfirmChangeProvider({ children }: { children: ComponentChildren }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [missing, setMissing] = useState<{ told: string; answer: (goesOn: boolean) => void } | null>(null);
  const askGoOn = useCallback<AskGoOn>(
    (told) =>
      new Promise((answer) => {
        setMissing((before) => {
          before?.answer(false);
          return { told, answer };
        });
      }),
    [],
  );
  const answerGoOn = (goesOn: boolean) => {
    missing?.answer(goesOn);
    setMissing(null);
  };
  const snapshot = useUnlocked();
  const confirm = useCallback<ConfirmChange>(
    (what, by) =>
      new Promise((resolve) => {
        setQuestion((before) => {
          before?.answer(null);
          return { what, by: by ?? MANAGING, answer: resolve };
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
      <GoOnContext.Provider value={askGoOn}>{children}</GoOnContext.Provider>
      {missing !== null && <KeysMissingDialog told={missing.told} onAnswer={answerGoOn} />}
      {question !== null && snapshot !== null && (
        <ConfirmChangeDialog snapshot={snapshot} what={question.what} by={question.by} onAnswer={close} />
      )}
    </ConfirmContext.Provider>
  );
}

function KeysMissingDialog({ told, onAnswer }: { told: string; onAnswer: (goesOn: boolean) => void }) {
  return (
    <Dialog
      title={t.goOnWithoutKeys}
      testid="keys-missing"
      onClose={() => onAnswer(false)}
      foot={
        <>
          <Button onClick={() => onAnswer(false)} testid="keys-missing-stop">
            {t.cancel}
          </Button>
          <Button weight="danger" onClick={() => onAnswer(true)} testid="keys-missing-go-on">
            {t.goOn}
          </Button>
        </>
      }
    >
      <p class="small">{told}</p>
    </Dialog>
  );
}

function ConfirmChangeDialog(props: {
  snapshot: UnlockedSnapshot;
  what: string;
  by: Provers;
  onAnswer: (proof: Proof | null) => void;
}) {
  const { snapshot, what, by, onAnswer } = props;
  const names = provingMethods(snapshot, by);
  const affected = leftOut(snapshot, by);
  return (
    <ProofDialog
      snapshot={snapshot}
      title={what}
      names={names}
      cancel={t.cancel}
      testid="confirm-change"
      onAnswer={onAnswer}
      lede={
        <>
          <p class="small confirm-lede">{t.lede}</p>
          {affected.length > 0 && (
            <p class="small confirm-lede" data-testid="left-out">
              {by.because ?? t.cannotConfirm(affected)}
            </p>
          )}
        </>
      }
    />
  );
}
