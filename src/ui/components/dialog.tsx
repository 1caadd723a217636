/** A modal native `<dialog>`: it keeps the focus inside, and Esc closes it. Closing never confirms. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

/** Render it only while open. `foot`: the buttons, Cancel first. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  foot?: ComponentChildren | undefined;
  testid?: string | undefined;
  /** 560 px instead of 420. */
  roomy?: boolean | undefined;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={props.roomy === true ? 'dialog roomy' : 'dialog'}
      data-testid={props.testid}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 class="h2" id={title}>
        {props.title}
      </h2>
      <div class="dialog-body">{props.children}</div>
      {props.foot !== undefined && <div class="foot">{props.foot}</div>}
    </dialog>
  );
}
