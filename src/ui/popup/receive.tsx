/** Receive: the address as a QR code and as text. The code contains only the plain address. */
import { useState } from 'preact/hooks';
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WholeAddress } from '../components/address.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { QrCode } from '../components/qr.tsx';
import { AccountPicker } from './account-picker.tsx';
import { PageHead } from './page-head.tsx';
import type { Acting } from './view.ts';

export function Receive({ acting, address }: { acting: Acting; address: Hex | null }) {
  const { character, detail, network, go } = acting;
  const [chosen, setChosen] = useState(address);
  const account = detail.accounts.find((one) => one.address === chosen) ?? detail.accounts[0];
  const back = () => go(address === null ? { kind: 'home' } : { kind: 'account', address });
  if (account === undefined) return <PageHead title="Receive" back={back} />;
  return (
    <>
      <PageHead title="Receive" back={back} />
      <div class="body sub">
        <AccountPicker
          label="Receive into"
          accounts={detail.accounts}
          chosen={account}
          characterName={character.name}
          choose={(one) => setChosen(one.address)}
        />
        <QrCode
          text={toChecksumAddress(account.address)}
          label={`QR code of the address of ${account.name}`}
          mask={character.look.mask}
        />
        <div class="whole">
          <WholeAddress address={account.address} />
        </div>
        <CopyButton
          text={toChecksumAddress(account.address)}
          name="Copy address"
          done="Address copied"
          weight="primary"
          wide
          testid="copy-address"
        />
        <p class="fine center">
          {account.kind === 'watch' && 'This account is view-only: only its owner can move what you receive here. '}
          Works on {network.name} and other EVM networks. Whoever pays you sees this account’s history, but not your
          other characters.
        </p>
      </div>
    </>
  );
}
