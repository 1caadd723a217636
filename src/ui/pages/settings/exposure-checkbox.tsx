/** Asks whether somebody else may have used the removed access. Keys and secret words are rotated in any case; if ticked, the exposed accounts are listed as well. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
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
        {props.label ?? t.maybeExposed}
      </CheckBox>
      <p class="small">{why === 'lost' ? t.maybeExposedHelp : t.notExposedHelp}</p>
    </div>
  );
};
