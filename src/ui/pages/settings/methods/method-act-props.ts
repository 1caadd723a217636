/** What every dialog of an act on one login method is given. */
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';

export interface MethodActProps {
  snapshot: UnlockedSnapshot;
  method: MethodView;
  onClose: () => void;
}
