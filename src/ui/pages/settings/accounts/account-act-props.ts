/** What every dialog of an act on one account is given. */
import type { AccountView, CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';

export interface AccountActProps {
  account: AccountView;
  character: CharacterSummary;
  snapshot: UnlockedSnapshot;
  onClose: () => void;
}
