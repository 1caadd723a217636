/** The popup when neither stored copy can be read: links to the restore page. */

import { popupStart as t } from '../../locales/en/ui/popup/start.ts';
import { Button } from '../components/button.tsx';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';

export const Broken = ({ reason }: { reason: string }) => (
  <PlainPage title={t.unreadable} text={reason} fine={t.unreadableHint}>
    <Button weight="primary" wide onClick={() => openTab('restore')}>
      {t.restore}
    </Button>
  </PlainPage>
);
