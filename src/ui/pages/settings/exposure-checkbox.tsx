/** Asks whether somebody else may have used what is taken away. Unticked it still gets new keys and new words; ticked, the accounts that were open to it are listed. */
import type { Why } from '../../../messaging/security.ts';
import { CheckBox } from '../../components/field.tsx';

export const ExposureCheckBox = ({ why, onWhy }: { why: Why; onWhy: (why: Why) => void }) => (
  <div class="stack">
    <CheckBox checked={why === 'lost'} onChange={(ticked) => onWhy(ticked ? 'lost' : 'not-lost')} testid="was-lost">
      Somebody else may have used it
    </CheckBox>
    <p class="small">
      {why === 'lost'
        ? 'Private keys that were seen stay seen: the accounts it could open are listed afterwards, so that you can move what they hold.'
        : 'Tick it when it was lost, stolen or out of your hands. Either way new accounts come from new words.'}
    </p>
  </div>
);
