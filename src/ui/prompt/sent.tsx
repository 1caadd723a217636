/** Shown in the prompt window for a moment after a transaction was sent. */

import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { ActivityView } from '../../messaging/activity.ts';
import type { CharacterSummary, Snapshot } from '../../messaging/snapshot.ts';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';
import { Status } from '../components/status.tsx';

/** How long it is shown, in ms. */
export const SENT_STAYS = 1_800;

/** The sent transaction of a request; `null` if there is none or the wallet is locked. */
export function sentAs(snapshot: Snapshot | null, approvalId: string): ActivityView | null {
  if (snapshot?.kind !== 'unlocked') return null;
  const sent = snapshot.active?.activity.find(({ id }) => id === approvalId);
  return sent?.status === 'pending' || sent?.status === 'included' ? sent : null;
}

export const Sent = ({ character, sent }: { character: CharacterSummary; sent: ActivityView }) => (
  <div class="prompt plain-prompt" {...lookAttributes(character.look)}>
    <main class="middle" data-testid="sent">
      <Mask shape={character.look.mask} size={56} />
      <Status tag="div" class="stack center">
        <h1 class="h2">{t.sent}</h1>
        <p>{sent.title}</p>
        <p class="small">{sent.status === 'included' ? t.included : t.pending}</p>
      </Status>
    </main>
  </div>
);
