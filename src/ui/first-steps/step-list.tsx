/** The first steps: get funds, connect a site, add a second login method. Dismissed with one press, which can be undone. */
import { Button, IconButton } from '../components/button.tsx';
import { Check, ChevronRight, Icon, X } from '../components/icon.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import type { FirstStep } from './first-steps.ts';
import '../style/steps.css';
import { firstSteps as t } from '../../locales/en/ui/first-steps.ts';
import { Status } from '../components/status.tsx';

export function StepList(props: {
  /** `null`: dismissed here, and not brought back yet. */
  steps: FirstStep[] | null;
  dismissed: boolean;
  setDismissed: (dismissed: boolean) => void;
  onStep: (step: FirstStep['id']) => void;
}) {
  const { steps, dismissed, setDismissed, onStep } = props;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const show = async (firstSteps: boolean) => {
    if (await run(() => command('change-settings', { firstSteps }))) setDismissed(!firstSteps);
  };
  if (dismissed || steps === null)
    return (
      <p class="small steps-gone">
        <Status tag="span">{t.hidden}</Status>
        <Button weight="quiet" small busy={busy} onClick={() => show(true)} testid="steps-undo">
          {t.undo}
        </Button>
      </p>
    );
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <section class="steps-card" aria-labelledby="first-steps" data-testid="first-steps">
      <header>
        <h2 class="h3" id="first-steps">
          {t.title}
        </h2>
        <span class="small">{t.progress(done, steps.length)}</span>
        <IconButton icon={X} label={t.hide} onClick={() => show(false)} testid="steps-hide" />
      </header>
      <ol>
        {steps.map(({ id, isDone }) => (
          <li key={id}>
            {isDone ? (
              <div class="first-step is-done" data-testid={`step-${id}`}>
                <span class="mark">
                  <Icon node={Check} size={15} />
                </span>
                {t.steps[id].done}
              </div>
            ) : (
              <button type="button" class="first-step" data-testid={`step-${id}`} onClick={() => onStep(id)}>
                <span class="mark" />
                <span class="grow">{t.steps[id].todo}</span>
                <Icon node={ChevronRight} size={16} />
              </button>
            )}
          </li>
        ))}
      </ol>
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
