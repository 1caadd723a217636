/** The field of a password: can be shown, pasted, filled by a password manager; says when Caps Lock is on. Keeps nothing. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { password as t } from '../../../locales/en/ui/methods/password.ts';
import { IconButton } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Eye, EyeOff } from '../../components/icon.tsx';

export function PasswordField(props: {
  label?: string | undefined;
  value: string;
  onValue: (text: string) => void;
  isNew: boolean;
  problem: string | null;
  help?: ComponentChildren;
  focused?: boolean | undefined;
  testid?: string | undefined;
  onEnter?: (() => void) | undefined;
}) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const label = props.label ?? t.password;
  const help = capsLock ? t.capsLockIsOn : props.help;
  return (
    <Field
      label={label}
      value={props.value}
      onValue={props.onValue}
      type={shown ? 'text' : 'password'}
      autocomplete={props.isNew ? 'new-password' : 'current-password'}
      problem={props.problem}
      help={help}
      focused={props.focused}
      mono={shown}
      onEnter={props.onEnter}
      onKey={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      after={
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={shown ? t.hide(label) : t.show(label)}
          onClick={() => setShown(!shown)}
        />
      }
      testid={props.testid ?? 'password'}
    />
  );
}

/** The account name at a key server: says who wants in, and is no secret. */
export function AccountNameField(props: {
  value: string;
  onValue: (text: string) => void;
  problem?: string | null | undefined;
  help?: string | undefined;
  focused?: boolean | undefined;
}) {
  return (
    <Field
      label={t.accountName}
      value={props.value}
      onValue={props.onValue}
      problem={props.problem}
      help={props.help}
      autocomplete="username"
      maxLength={120}
      focused={props.focused}
      testid="account-name"
    />
  );
}
