/** What to do with a login method whose former key server is gone for good: it cannot be enrolled anew, but given new keys. */
import type { ComponentChildren } from 'preact';
import { WarningBox } from '../../../components/warning.tsx';
import { settingsPath } from '../settings-routes.ts';

/** `before`: name of the former server. `children`: what cannot be taken over, and what the person does instead. */
export const OldServerGone = (props: { before: string; methodId: string; children: ComponentChildren }) => (
  <WarningBox severity="note" title={`If ${props.before} is gone for good`} rule="old-server-gone">
    <p>{props.children}</p>
    <div class="in-warning">
      <a class="btn secondary s" href={`#/${settingsPath(`lost/renew/${props.methodId}`)}`}>
        Give it new keys
      </a>
    </div>
  </WarningBox>
);
