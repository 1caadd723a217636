/** The band of a prompt: character, account, network, and the place in the queue. */

import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { ApprovalView } from '../../messaging/approval.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { ShortAddress } from '../components/address.tsx';
import { Avatar } from '../components/avatar.tsx';
import { Band } from '../components/band.tsx';
import type { Place } from './queue.ts';

export function RequestBand(props: { character: CharacterSummary; approval: ApprovalView; place: Place }) {
  const { character, approval, place } = props;
  return (
    <Band
      name={character.name}
      look={character.look}
      testid="request-character"
      sub={
        approval.account === null ? (
          <span class="clip">{t.accounts(character.accountCount)}</span>
        ) : (
          <>
            <Avatar address={approval.account.address} size={14} />
            <span class="clip">{approval.account.name}</span>
            <ShortAddress address={approval.account.address} />
          </>
        )
      }
      right={
        <div class="net">
          <div class="clip">{approval.networkName}</div>
          <div class="place">
            {place.total > 1 && <span class="queue">{t.place(place.position, place.total)}</span>}
          </div>
        </div>
      }
    />
  );
}
