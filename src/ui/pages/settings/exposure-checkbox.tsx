/** Asks whether somebody else may have used the removed access. Keys and secret words are rotated in any case; if ticked, the exposed accounts are listed as well. */
import type { Why } from '../../../messaging/security.ts';
import { CheckBox } from '../../components/field.tsx';

export const ExposureCheckBox = ({ why, onWhy }: { why: Why; onWhy: (why: Why) => void }) => (
  <div class="stack">
    <CheckBox checked={why === 'lost'} onChange={(ticked) => onWhy(ticked ? 'lost' : 'not-lost')} testid="was-lost">
      Somebody else may have used it
    </CheckBox>
    <p class="small">
      {why === 'lost'
        ? 'Its private keys may be known to somebody. Afterwards you get a list of the accounts it could open, so that you can move your funds.'
        : 'Tick this if it was lost, stolen or out of your hands. In either case, new accounts use a new recovery phrase.'}
    </p>
  </div>
);
