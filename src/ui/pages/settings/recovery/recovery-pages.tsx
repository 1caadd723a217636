/** A new recovery key, step by step: what it is for, keep it, confirm it, add it. A page that is closed goes on where it was. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { AddKey } from './add-key.tsx';
import { BeginKey } from './begin-key.tsx';
import { ConfirmKey } from './confirm-key.tsx';
import { KeyAdded } from './key-added.tsx';
import type { Outcome } from './outcome.ts';
import { ShowKey } from './show-key.tsx';

/** `of`: ID of the recovery key that gets a new one in its place; empty: one more. */
export function RecoveryKeyPages({ snapshot, of }: { snapshot: UnlockedSnapshot; of: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [kept, setKept] = useState(false);
  const { draft } = snapshot.recovery;
  // The snapshot without the draft may arrive before the answer of the command.
  if (outcome !== null) return <KeyAdded outcome={outcome} />;
  if (draft === null) return <BeginKey snapshot={snapshot} of={snapshot.methods.find(({ id }) => id === of) ?? null} />;
  if (draft.step === 'add') return <AddKey snapshot={snapshot} draft={draft} onAdded={setOutcome} />;
  return kept ? (
    <ConfirmKey draft={draft} onBack={() => setKept(false)} />
  ) : (
    <ShowKey draft={draft} onKept={() => setKept(true)} />
  );
}
