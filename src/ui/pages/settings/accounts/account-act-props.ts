/** What every dialog of an act on one account is given. */
import type { AccountView, CharacterSummary } from '../../../../messaging/snapshot.ts';

export interface AccountActProps {
  account: AccountView;
  character: CharacterSummary;
  onClose: () => void;
}
