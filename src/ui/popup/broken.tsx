/** The popup when neither stored copy can be read: links to the restore page. */
import { Button } from '../components/button.tsx';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';

export const Broken = ({ reason }: { reason: string }) => (
  <PlainPage
    title="The data can’t be read"
    text={reason}
    fine="You can restore everything with the backup file and the recovery key."
  >
    <Button weight="primary" wide onClick={() => openTab('restore')}>
      Restore
    </Button>
  </PlainPage>
);
