/** Whether this computer opens with the passphrase alone. */
import { CheckBox } from '../../components/field.tsx';

export const LocalUnlock = (props: { checked: boolean; onChange: (on: boolean) => void }) => (
  <CheckBox checked={props.checked} onChange={props.onChange} testid="local-unlock">
    <span>
      <span class="t">Open on this computer with the passphrase alone</span>
      <span class="small block">
        {props.checked
          ? 'Quick, and works offline: no account, no server. Whoever takes this computer can try passphrases on it.'
          : 'Each login goes by way of your account and the server, which lets only a few tries through.'}
      </span>
    </span>
  </CheckBox>
);
