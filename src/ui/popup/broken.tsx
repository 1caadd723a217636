/** The popup when neither copy of the storage can be read: says so and leads to the ways back. */
import { Button } from '../components/button.tsx';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';

export const Broken = ({ reason }: { reason: string }) => (
  <PlainPage title="Not readable" text={reason} fine="The backup file and the recovery key bring everything back.">
    <Button weight="primary" wide onClick={() => openTab('restore')}>
      See the ways back
    </Button>
  </PlainPage>
);
