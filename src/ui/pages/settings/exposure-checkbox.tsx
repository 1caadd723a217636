/** Asks whether somebody else may have used the removed access. Keys and secret words are rotated in any case; if ticked, the exposed accounts are listed as well. */
import type { Why } from '../../../messaging/security.ts';
import { CheckBox } from '../../components/field.tsx';

export const ExposureCheckBox = (props: {
  why: Why;
  onWhy: (why: Why) => void;
  /** By default: somebody else may have used what is removed. */
  label?: string;
}) => {
  const { why, onWhy } = props;
  return (
    <div class="stack">
      <CheckBox checked={why === 'lost'} onChange={(ticked) => onWhy(ticked ? 'lost' : 'not-lost')} testid="was-lost">
        {props.label ?? 'Somebody else may have used it'}
      </CheckBox>
      <p class="small">
        {why === 'lost'
          ? 'The private keys may be known to somebody. Afterwards you get a list of the accounts that could be opened, so that you can move your funds.'
          : 'Tick this if it was lost, stolen or out of your hands. In either case, new accounts use a new recovery phrase.'}
      </p>
    </div>
  );
};
