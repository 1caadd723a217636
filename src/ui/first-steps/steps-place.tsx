/** Keeps room for the first steps while they are to be shown. The list itself is loaded then. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { late } from '../components/late.tsx';
import { type FirstStep, firstSteps } from './first-steps.ts';

const StepList = late(() => import('./step-list.tsx').then((module) => module.StepList));

/** `onStep`: leads to where the step is done. */
export function StepsPlace({
  snapshot,
  onStep,
}: {
  snapshot: UnlockedSnapshot;
  onStep: (step: FirstStep['id']) => void;
}) {
  const [dismissed, setDismissed] = useState(false);
  const steps = firstSteps(snapshot, Date.now());
  if (steps === null && !dismissed) return null;
  return (
    <div class={dismissed ? '' : 'steps-place'}>
      <StepList steps={steps} dismissed={dismissed} setDismissed={setDismissed} onStep={onStep} />
    </div>
  );
}
