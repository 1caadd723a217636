/** Whether this computer opens with the passphrase alone. */

import { oidc as t } from '../../../locales/en/ui/methods/oidc.ts';
import { CheckBox } from '../../components/field.tsx';

export const LocalUnlock = (props: { checked: boolean; onChange: (on: boolean) => void }) => (
  <CheckBox checked={props.checked} onChange={props.onChange} testid="local-unlock">
    <span>
      <span class="t">{t.opensHere}</span>
      <span class="small block">{props.checked ? t.opensHereDetail : t.asksServerDetail}</span>
    </span>
  </CheckBox>
);
