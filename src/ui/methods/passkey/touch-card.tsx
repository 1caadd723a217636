/** The card shown during a WebAuthn ceremony: what the user must do, a spinning ring, and a button to cancel. It does not start the ceremony. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconNode } from '../../components/icon.tsx';
import { Status } from '../../components/status.tsx';
import type { Said } from '../method-list.tsx';

export function TouchCard({ icon, said, children }: { icon: IconNode; said: Said; children?: ComponentChildren }) {
  return (
    <div class="touch-card">
      <span class="touch-mark">
        <Icon node={icon} size={32} />
        <span class="wait" aria-hidden="true" />
      </span>
      <Status tag="div" class="grow">
        <p class="h3">{said.title}</p>
        <p class="small">{said.detail}</p>
      </Status>
      <div class="touch-acts">{children}</div>
    </div>
  );
}
