/** Form fields with label, help text and error message. Controlled: the page keeps the value. */
import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Check, Icon } from './icon.tsx';

export interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** A sentence below the input. */
  help?: ComponentChildren | undefined;
  /** The error message; replaces the help text and is announced by screen readers. */
  problem?: string | null | undefined;
  /** Content at the right of the label, such as a small button. */
  aside?: ComponentChildren | undefined;
  /** Content inside the input at the right, such as a unit or a button. */
  after?: ComponentChildren | undefined;
  testid?: string | undefined;
  /** Monospace, for addresses and keys. */
  mono?: boolean | undefined;
  /** Number of lines; makes it a textarea. */
  rows?: number | undefined;
  type?: 'text' | 'search' | 'url' | 'password' | undefined;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'url' | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  disabled?: boolean | undefined;
  /** Takes the focus when it appears. */
  focused?: boolean | undefined;
  /** The autocomplete token for password managers: `username`, `current-password`, `new-password`; by default `off`. */
  autocomplete?: string | undefined;
  inputClass?: string | undefined;
  onBlur?: (() => void) | undefined;
  /** Where it is given, Enter begins no line of a textarea. */
  onEnter?: (() => void) | undefined;
  onKey?: ((event: KeyboardEvent) => void) | undefined;
}

export function Field(props: FieldProps) {
  const { label, value, help, problem } = props;
  const id = useId();
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // Before it is painted, so that nothing that is typed into another field lands here.
  useLayoutEffect(() => {
    if (props.focused !== true || element.current === null) return;
    // A dialog is opened after what is in it is drawn, and chooses what has the focus.
    if (element.current.closest('dialog:not([open])') !== null) element.current.autofocus = true;
    else element.current.focus();
  }, [props.focused]);
  const bad = typeof problem === 'string' && problem !== '';
  const alerted = useAlerted(element, bad ? problem : null);
  const hint = bad ? (alerted.isSaid ? undefined : `${id}-problem`) : help === undefined ? undefined : `${id}-help`;
  const box = {
    id,
    ref: element,
    value,
    class: [props.mono && 'mono', props.inputClass].filter(Boolean).join(' '),
    placeholder: props.placeholder,
    disabled: props.disabled,
    // Preact's type lists the valid tokens; the ones used here are among them.
    autocomplete: (props.autocomplete ?? 'off') as 'off',
    spellcheck: false,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return;
      // Of a form with one field the browser would make the same act once more.
      event.preventDefault();
      if (!event.repeat) props.onEnter();
    },
    onBlur: () => {
      alerted.forget();
      props.onBlur?.();
    },
    maxLength: props.maxLength,
    'data-testid': props.testid,
    'aria-invalid': bad ? ('true' as const) : undefined,
    'aria-describedby': hint,
  };
  return (
    <div class="field">
      <div class="label">
        <label for={id}>{label}</label>
        {props.aside}
      </div>
      <div class={bad ? 'input is-bad' : 'input'}>
        {props.rows === undefined ? (
          <input
            {...box}
            // Preact types each input type separately; the attributes used here are common to all of them.
            type={(props.type ?? 'text') as 'text'}
            inputMode={props.inputMode ?? 'text'}
            onInput={(event) => props.onValue(event.currentTarget.value)}
            onKeyUp={(event) => props.onKey?.(event)}
          />
        ) : (
          <textarea {...box} rows={props.rows} onInput={(event) => props.onValue(event.currentTarget.value)} />
        )}
        {props.after}
      </div>
      {bad ? (
        <p id={`${id}-problem`} class="small help bad" role="alert">
          {problem}
        </p>
      ) : (
        help !== undefined && (
          <p id={`${id}-help`} class="small help">
            {help}
          </p>
        )
      )}
    </div>
  );
}

/**
 * A problem that comes while the person is in the field is said by its alert. Screen readers say a description that changes in the field
 * as well: the problem becomes the description only when the person has left, to be read when they come back.
 */
function useAlerted(
  field: RefObject<HTMLElement | null>,
  problem: string | null,
): { isSaid: boolean; forget: () => void } {
  const last = useRef<{ problem: string | null; isSaid: boolean }>({ problem: null, isSaid: false });
  const [, draw] = useState(0);
  if (problem !== last.current.problem)
    last.current = { problem, isSaid: problem !== null && field.current === document.activeElement };
  const forget = () => {
    if (!last.current.isSaid) return;
    last.current = { problem, isSaid: false };
    draw((times) => times + 1);
  };
  return { isSaid: last.current.isSaid, forget };
}

/** A checkbox with its label as children. */
export function CheckBox(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
  testid?: string | undefined;
  disabled?: boolean | undefined;
  /** It stays as it is, because of what else is chosen. The keyboard still comes to it, unlike to what is disabled. */
  fixed?: boolean | undefined;
  /** Class of the label: by default `check`; `row` inside rows. */
  class?: string | undefined;
}) {
  return (
    <label class={props.class ?? 'check'} data-testid={props.testid}>
      <span class={props.checked ? 'box is-on' : 'box'}>
        <input
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled ?? false}
          aria-disabled={props.fixed === true ? true : undefined}
          onClick={(event) => {
            if (props.fixed === true) event.preventDefault();
          }}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <Icon node={Check} size={15} />
      </span>
      {props.children}
    </label>
  );
}

/** A segmented radio group. `label` names the group. */
export function Segments<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; name: ComponentChildren }[];
  onChange: (value: Value) => void;
  testid?: string | undefined;
}) {
  const name = useId();
  return (
    <div class="seg" role="radiogroup" aria-label={props.label} data-testid={props.testid}>
      {props.options.map((option) => (
        <label key={option.value} class={option.value === props.value ? 'is-on' : ''}>
          <input
            type="radio"
            class="vh"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.name}
        </label>
      ))}
    </div>
  );
}
