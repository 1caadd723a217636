/** The way back from a request to the wallet, in the side panel only: a window can be left as it is. */
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import { Button } from '../components/button.tsx';
import { ArrowLeft } from '../components/icon.tsx';
import { isPromptAtSide, putOff } from '../side-panel.ts';
import { useSnapshot } from '../wallet.tsx';

export function Later() {
  const snapshot = useSnapshot();
  if (!isPromptAtSide()) return null;
  return (
    <nav class="later">
      <Button
        weight="quiet"
        small
        icon={ArrowLeft}
        testid="later"
        onClick={() => putOff(snapshot?.kind === 'unlocked' ? snapshot.approvals : [])}
      >
        {t.later}
      </Button>
    </nav>
  );
}
