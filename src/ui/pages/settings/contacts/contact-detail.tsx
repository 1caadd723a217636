/** One entry of the address book: its whole address, its name, and the last payments to it and from it. */
import { sameAddress } from '../../../../ethereum/address.ts';
import type { ContactView } from '../../../../messaging/place-views.ts';
import type { CharacterDetail } from '../../../../messaging/snapshot.ts';
import { WholeAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { otherSideOf } from '../../../words/activity.ts';
import { LastActs } from '../last-acts.tsx';
import { DetailActs } from '../list-detail.tsx';

export function ContactDetail(props: {
  contact: ContactView;
  detail: Pick<CharacterDetail, 'activity'>;
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
        <CopyButton small text={address} name="Copy address" done="Address copied" />
      </div>
      <FactList tall>
        {changedBy !== undefined && <FactRow name="Changed by">{changedBy}</FactRow>}
        <FactRow name="Sent to it from here">{count(false)}</FactRow>
        <FactRow name="Received from it">{count(true)}</FactRow>
      </FactList>
      <DetailActs items={props.items} />
      <LastActs title="Last payments" acts={acts} all="The whole history" />
    </>
  );
}
