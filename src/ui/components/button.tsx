/** Buttons, one style per weight. A button's label is a verb; buttons that act as a character show its mask. */
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';
import { components as t } from '../../locales/en/ui/components.ts';
import { Icon, type IconNode } from './icon.tsx';

/** `primary` the character's colour (ink without one); `house` always ink; `danger` solid red; `risk` outlined red; `quiet` words only. */
export type Weight = 'primary' | 'secondary' | 'quiet' | 'danger' | 'risk' | 'house';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'size' | 'ref' | 'class'> {
  weight?: Weight | undefined;
  /** 32 px instead of 44. */
  small?: boolean | undefined;
  wide?: boolean | undefined;
  icon?: IconNode | undefined;
  /** What the act is about, where other buttons of the page have the same words: a screen reader reads it after them. Needs a text as child. */
  of?: string | undefined;
  /** Test id. */
  testid?: string | undefined;
  /** The action is running: a spinner replaces the icon, and clicks do nothing. */
  busy?: boolean | undefined;
  class?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  children?: ComponentChildren | undefined;
}

export function Button(props: ButtonProps) {
  const {
    weight = 'secondary',
    small,
    wide,
    icon,
    testid,
    busy,
    of,
    buttonRef,
    children,
    disabled,
    onClick,
    ...rest
  } = props;
  const off = disabled === true;
  const names = ['btn', weight, small && 's', wide && 'wide', off && 'is-off', props.class].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...(of !== undefined && typeof children === 'string' && { 'aria-label': t.actOf(children, of) })}
      {...rest}
      ref={buttonRef ?? null}
      class={names}
      data-testid={testid}
      disabled={off}
      aria-busy={busy === true ? true : undefined}
      onClick={busy === true ? undefined : onClick}
    >
      {busy === true ? (
        <span class="wait s" aria-hidden="true" />
      ) : (
        icon !== undefined && <Icon node={icon} size={17} />
      )}
      {children}
    </button>
  );
}

/** A button that is only an icon; `label` is its tooltip and so its accessible name: beside another name, a screen reader would read the tooltip as well. */
export function IconButton(props: {
  icon: IconNode;
  label: string;
  onClick: () => void;
  testid?: string | undefined;
  size?: number | undefined;
  disabled?: boolean | undefined;
  /** Id of a text that a screen reader reads after the label. */
  describedBy?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}) {
  return (
    <button
      type="button"
      class="icon-btn"
      ref={props.buttonRef ?? null}
      data-testid={props.testid}
      title={props.label}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon node={props.icon} size={props.size ?? 18} />
    </button>
  );
}
