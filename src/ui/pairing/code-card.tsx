/** The pairing code of this computer, with its QR code and link. */

import { pairing as t } from '../../locales/en/ui/pairing.ts';
import type { InvitationView } from '../../messaging/pairing.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { QrCode } from '../components/qr.tsx';
import { TimeLeft } from './time-left.tsx';

export function CodeCard({ view }: { view: InvitationView & { step: 'code' } }) {
  return (
    <div class="pair-card">
      <QrCode text={view.link} label={t.linkLabel} size={168} />
      <div class="grow">
        <p class="small">{t.code}</p>
        <p class="pair-code" data-testid="pairing-code">
          {view.code}
        </p>
        <TimeLeft until={view.until} />
        <CopyButton text={view.link} name={t.copyLink} done={t.linkCopied} small testid="copy-link" />
      </div>
    </div>
  );
}
