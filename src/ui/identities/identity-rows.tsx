/** The other identities on this computer, each a row that leads to its login. */

import { identities as t } from '../../locales/en/ui/identities.ts';
import { methods } from '../../locales/en/ui/methods.ts';
import type { IdentityChoice } from '../../messaging/snapshot.ts';
import { ChevronRight, CircleUserRound, Icon } from '../components/icon.tsx';
import { Row, Rows } from '../components/row.tsx';
import { inOrder } from '../methods/login-order.ts';

/** *Log in with: Passkey* */
function loginWords({ loginOptions }: IdentityChoice): string {
  const [first] = inOrder(loginOptions);
  return first === undefined ? t.recoveryKey : methods.kinds[first.kind].name;
}

export const IdentityRows = (props: {
  identities: readonly IdentityChoice[];
  onChoose: (chosen: IdentityChoice) => void;
}) => (
  <Rows testid="other-identities">
    {props.identities.map((each) => (
      <Row
        key={each.id}
        lead={<Icon node={CircleUserRound} size={20} />}
        title={each.label}
        detail={loginWords(each)}
        value={<Icon node={ChevronRight} size={16} />}
        testid="switch-identity"
        data={{ 'data-identity': each.label }}
        onClick={() => props.onChoose(each)}
      />
    ))}
  </Rows>
);
