/** What to do with a login method whose former key server is gone for good: it cannot be enrolled again, but it can get new keys. */
import type { ComponentChildren } from 'preact';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { settingsPath } from '../settings-routes.ts';

/** `before`: name of the former server. `children`: what cannot be taken over, and what the person does instead. */
export const OldServerGone = (props: { before: string; methodId: string; children: ComponentChildren }) => (
  <WarningBox severity="note" title={t.ifServerGone(props.before)} rule="old-server-gone">
    <p>{props.children}</p>
    <div class="in-warning">
      <a class="btn secondary s" href={`#/${settingsPath(`lost/renew/${props.methodId}`)}`}>
        {t.giveNewKeys}
      </a>
    </div>
  </WarningBox>
);
