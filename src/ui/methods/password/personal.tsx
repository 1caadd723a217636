/** Personal information as an extra factor: asked for at a login, or set when a login method is created. Stores nothing. */
import { useContext } from 'preact/hooks';
import { CheckBox } from '../../components/field.tsx';
import { OffersPersonal } from './offers-personal.ts';
import { PasswordField } from './password-field.tsx';
import '../../style/password.css';
import { password as t } from '../../../locales/en/ui/methods/password.ts';

/** At a login with a method that asks for it. */
export function PersonalField(props: {
  value: string;
  onValue: (text: string) => void;
  problem?: string | null | undefined;
  help?: string | undefined;
  focused?: boolean | undefined;
  onEnter?: (() => void) | undefined;
}) {
  return (
    <PasswordField
      label={t.personal}
      value={props.value}
      onValue={props.onValue}
      isNew={false}
      problem={props.problem ?? null}
      help={props.help ?? t.personalAskedHelp}
      focused={props.focused}
      onEnter={props.onEnter}
      testid="personal"
    />
  );
}

/** At a login, where only the person knows whether the method asks for it. `null`: it does not, as far as they said. */
export const PersonalIfSet = (props: {
  label: string;
  value: string | null;
  onValue: (text: string | null) => void;
  help?: string | undefined;
  onEnter?: (() => void) | undefined;
}) => (
  <div class="personal-choice">
    <CheckBox checked={props.value !== null} onChange={(on) => props.onValue(on ? '' : null)} testid="add-personal">
      <span>{props.label}</span>
    </CheckBox>
    {props.value !== null && (
      <PersonalField value={props.value} onValue={props.onValue} help={props.help} onEnter={props.onEnter} />
    )}
  </div>
);

/** While a method is made. `null`: not wanted. */
export function PersonalChoice(props: {
  value: string | null;
  onValue: (text: string | null) => void;
  help?: string | undefined;
  onEnter?: (() => void) | undefined;
}) {
  const { value, onValue } = props;
  if (!useContext(OffersPersonal)) return null;
  return (
    <div class="personal-choice">
      <CheckBox checked={value !== null} onChange={(on) => onValue(on ? '' : null)} testid="personal-wanted">
        <span>{t.alsoAskPersonal}</span>
      </CheckBox>
      {value !== null && (
        <PasswordField
          label={t.personal}
          value={value}
          onValue={onValue}
          isNew
          problem={null}
          help={props.help ?? t.personalHelp}
          focused
          onEnter={props.onEnter}
          testid="personal"
        />
      )}
    </div>
  );
}

/** The optional field of an answer. */
export const withPersonal = (personal: string | null): { personal?: string } =>
  personal === null || personal.trim() === '' ? {} : { personal };
