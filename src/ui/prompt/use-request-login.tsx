/** Asks for the fresh login that the signing policy wants for one request. What it needs is loaded only then. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { Proof } from '../../messaging/login.ts';
import type { SigningNote } from '../../messaging/signing-policy.ts';
import { useUnlocked } from '../wallet.tsx';

type Dialog = typeof import('../methods/proof-dialog.tsx').ProofDialog;

interface Question {
  note: SigningNote;
  answer: (proof: Proof | null) => void;
  ProofDialog: Dialog;
}

/** `ask` resolves to the proof, or to `null` if the user closed the dialog. */
export function useRequestLogin(): { ask(note: SigningNote): Promise<Proof | null>; dialog: ComponentChildren } {
  const [question, setQuestion] = useState<Question | null>(null);
  const snapshot = useUnlocked();
  return {
    async ask(note) {
      const { ProofDialog } = await import('../methods/proof-dialog.tsx');
      return new Promise((answer) => setQuestion({ note, answer, ProofDialog }));
    },
    dialog: question !== null && snapshot !== null && (
      <question.ProofDialog
        snapshot={snapshot}
        title={t.logInToApprove}
        lede={<p class="small confirm-lede">{question.note.text}</p>}
        names={new Map(question.note.methods.map(({ id, name }) => [id, name]))}
        cancel={t.notNow}
        testid="confirm-request"
        onAnswer={(proof) => {
          question.answer(proof);
          setQuestion(null);
        }}
      />
    ),
  };
}
