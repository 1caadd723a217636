/** A dialog for one action: Cancel, a button that runs the action, and the error if it failed. */
import type { ComponentChildren } from 'preact';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { Button, type Weight } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from './frame.tsx';

export function ActionDialog(props: {
  title: string;
  /** Label of the action's button: a verb. */
  action: ComponentChildren;
  weight: Weight;
  /** Test id of the action's button. */
  actionTestid: string;
  busy: boolean;
  disabled?: boolean;
  problem: string | null;
  onAction: () => void;
  onClose: () => void;
  roomy?: boolean;
  testid?: string;
  children: ComponentChildren;
}) {
  return (
    <Dialog
      title={props.title}
      roomy={props.roomy}
      testid={props.testid}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button
            weight={props.weight}
            busy={props.busy}
            disabled={props.disabled}
            onClick={props.onAction}
            testid={props.actionTestid}
          >
            {props.action}
          </Button>
        </>
      }
    >
      <div class="stack">
        {props.children}
        <Problem text={props.problem} />
      </div>
    </Dialog>
  );
}
