/** What the signing policy says of a request: what is left of a limit, that a new login is needed, or that it is not allowed. */

import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { SigningNote } from '../../messaging/signing-policy.ts';
import { WithAddresses } from '../components/address.tsx';
import { WarningBox } from '../components/warning.tsx';

const SEVERITIES = { allowed: 'note', ask: 'caution', refused: 'refused' } as const;

export const SigningNoteBox = ({ note: { verdict, text } }: { note: SigningNote }) => (
  <WarningBox severity={SEVERITIES[verdict]} title={t.limits[verdict]} rule={`limits-${verdict}`}>
    <p>
      <WithAddresses text={text} />
    </p>
  </WarningBox>
);
