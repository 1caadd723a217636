/** The popup when neither copy of the storage can be read: says so and leads to the ways back. */
import { Button } from '../components/button.tsx';
import { Alone } from './alone.tsx';
import { openTab } from './leave.ts';

export const Broken = ({ reason }: { reason: string }) => (
  <Alone title="Not readable" text={reason} fine="The backup file and the recovery key bring everything back.">
    <Button weight="primary" wide onClick={() => openTab('restore')}>
      See the ways back
    </Button>
  </Alone>
);
