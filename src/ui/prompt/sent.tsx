/** What stands in the prompt window for a moment after a transaction went out: that it did, and where to find it. Decides nothing. */
import type { ActivityView, CharacterSummary, Snapshot } from '../../messaging/snapshot.ts';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';

/** So long it stands, in ms. */
export const SENT_STAYS = 1_800;

/** The transaction that this request became, once it went out; `null` where there is none, or it cannot be seen from here. */
export function sentAs(snapshot: Snapshot | null, approvalId: string): ActivityView | null {
  if (snapshot?.kind !== 'unlocked') return null;
  const sent = snapshot.active?.activity.find(({ id }) => id === approvalId);
  return sent?.status === 'pending' || sent?.status === 'included' ? sent : null;
}

export const Sent = ({ character, sent }: { character: CharacterSummary; sent: ActivityView }) => (
  <div class="prompt plain-prompt" {...lookAttributes(character.look)}>
    <main class="middle" data-testid="sent">
      <Mask shape={character.look.mask} size={56} />
      <div class="stack center" role="status">
        <h1 class="h2">Sent</h1>
        <p>{sent.title}</p>
        <p class="small">
          {sent.status === 'included' ? 'Included in a block.' : 'Waiting to be included in a block.'} See Activity.
        </p>
      </div>
    </main>
  </div>
);
