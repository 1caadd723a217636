/** The fields that say where a login file lies, and with which account it is fetched. */

import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';
import { Field } from '../../components/field.tsx';
import { PasswordField } from '../password/password-field.tsx';

export interface TypedStorage {
  address: string;
  userName: string;
  password: string;
}

/** `hidden`: address and user name are known and not shown. */
export function StorageFields(props: {
  value: TypedStorage;
  onValue: (value: TypedStorage) => void;
  addressLabel: string;
  addressHelp: string;
  hidden?: boolean;
  focused?: boolean;
  onEnter: () => void;
}) {
  const { value, onValue, hidden = false } = props;
  const typing = (field: keyof TypedStorage) => (text: string) => onValue({ ...value, [field]: text });
  return (
    <>
      {!hidden && (
        <Field
          label={props.addressLabel}
          value={value.address}
          onValue={typing('address')}
          help={props.addressHelp}
          type="url"
          inputMode="url"
          placeholder="https://cloud.example.org/dav/private"
          focused={props.focused}
          onEnter={props.onEnter}
          testid="storage-address"
        />
      )}
      {!hidden && (
        <Field
          label={t.userName}
          value={value.userName}
          onValue={typing('userName')}
          autocomplete="username"
          onEnter={props.onEnter}
          testid="storage-user"
        />
      )}
      <PasswordField
        label={t.appPassword}
        value={value.password}
        onValue={typing('password')}
        isNew={false}
        problem={null}
        help={t.appPasswordHelp}
        onEnter={props.onEnter}
        testid="storage-password"
      />
    </>
  );
}
