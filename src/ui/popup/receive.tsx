/** Receive: the address as a QR code and as text. The code contains only the plain address. */
import { useState } from 'preact/hooks';
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
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
  if (account === undefined) return <PageHead title={t.receive} back={back} />;
  return (
    <>
      <PageHead title={t.receive} back={back} />
      <div class="body sub">
        <AccountPicker
          label={t.receiveInto}
          accounts={detail.accounts}
          chosen={account}
          characterName={character.name}
          choose={(one) => setChosen(one.address)}
        />
        <QrCode text={toChecksumAddress(account.address)} label={t.qrCode(account.name)} mask={character.look.mask} />
        <div class="whole">
          <WholeAddress address={account.address} />
        </div>
        <CopyButton
          text={toChecksumAddress(account.address)}
          name={t.copyAddress}
          done={t.addressCopied}
          weight="primary"
          wide
          testid="copy-address"
        />
        <p class="fine center">
          {account.kind === 'watch' && `${t.viewOnlyReceive} `}
          {t.worksOn(network.name)}
        </p>
      </div>
    </>
  );
}
