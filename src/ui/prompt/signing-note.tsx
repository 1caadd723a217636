/** What the signing policy says of a request: what is left of a limit, that a new login is needed, or that it is not allowed. */
import type { SigningNote } from '../../messaging/signing-policy.ts';
import { WarningBox } from '../components/warning.tsx';

const SHOWN = {
  allowed: { severity: 'note', title: 'Within your limits' },
  ask: { severity: 'caution', title: 'This needs a new login' },
  refused: { severity: 'refused', title: 'Your limits don’t allow this' },
} as const;

export const SigningNoteBox = ({ note: { verdict, text } }: { note: SigningNote }) => (
  <WarningBox {...SHOWN[verdict]} rule={`limits-${verdict}`}>
    <p>{text}</p>
  </WarningBox>
);
