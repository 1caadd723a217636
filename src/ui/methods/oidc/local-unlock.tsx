/** Whether this computer opens with the passphrase alone. */
import { CheckBox } from '../../components/field.tsx';

export const LocalUnlock = (props: { checked: boolean; onChange: (on: boolean) => void }) => (
  <CheckBox checked={props.checked} onChange={props.onChange} testid="local-unlock">
    <span>
      <span class="t">Open on this computer with the passphrase alone</span>
      <span class="small block">
        {props.checked
          ? 'Quick, and works offline: no account, no server. Anyone who takes this computer can try to guess the passphrase.'
          : 'Each login goes through your account and the server, which allows only a few attempts.'}
      </span>
    </span>
  </CheckBox>
);
