/** One entry of the address book: its whole address, its name, and the last payments to it and from it. */
import { useState } from 'preact/hooks';
import { sameAddress } from '../../../../ethereum/address.ts';
import type { Hex } from '../../../../lib/bytes.ts';
import { contacts as t } from '../../../../locales/en/ui/pages/settings/contacts.ts';
import type { ContactView } from '../../../../messaging/place-views.ts';
import type { CharacterDetail } from '../../../../messaging/snapshot.ts';
import { WholeAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { otherSideOf } from '../../../words/activity.ts';
import { LastActs } from '../last-acts.tsx';
import { DetailActs } from '../list-detail.tsx';

export function ContactDetail(props: {
  contact: ContactView;
  detail: Pick<CharacterDetail, 'id' | 'activity'>;
  items: readonly MenuItem[];
}) {
  const { address, changedBy } = props.contact;
  const acts = props.detail.activity.filter((act) => sameAddress(otherSideOf(act) ?? '0x', address));
  const count = (received: boolean) =>
    acts.filter((act) => act.hidden === undefined && (act.received ?? false) === received).length;
  return (
    <>
      <div class="detail-address">
        <Avatar address={address} size={42} />
        <WholeAddress address={address} />
      </div>
      <div class="acts-row">
        <CopyButton small text={address} name={t.copyAddress} done={t.addressCopied} />
      </div>
      <FactList tall>
        <EnsFact key={address} characterId={props.detail.id} address={address} />
        {changedBy !== undefined && <FactRow name={t.changedBy}>{changedBy}</FactRow>}
        <FactRow name={t.sentCount}>{count(false)}</FactRow>
        <FactRow name={t.receivedCount}>{count(true)}</FactRow>
      </FactList>
      <DetailActs items={props.items} />
      <LastActs title={t.recentPayments} acts={acts} all={t.fullHistory} />
    </>
  );
}

const ETHEREUM = 1;

/** The ENS name stands beside the address. Ethereum is asked only when the person asks: its node learns whose address is looked at. */
function EnsFact({ characterId, address }: { characterId: string; address: Hex }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState<string | null | undefined>(undefined);
  const look = () => run(async () => setName(await command('ens-name', { characterId, chainId: ETHEREUM, address })));
  return (
    <FactRow name={t.ensName} detail={problem === null ? undefined : <span role="alert">{problem}</span>}>
      {name === undefined ? (
        <Button small busy={busy} onClick={look} testid="look-up-name">
          {t.lookUp}
        </Button>
      ) : (
        <span role="status" data-testid="ens-name">
          {name ?? t.noEnsName}
        </span>
      )}
    </FactRow>
  );
}
