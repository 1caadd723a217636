/** What the pages that find an identity have in common: the field for what only the person knows, and the two buttons. */

import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { Button } from '../../components/button.tsx';
import { goTo } from '../../location.ts';
import { PersonalIfSet } from '../../methods/password/personal.tsx';

/** `null`: the person has not said that the login method asks for it. */
export const PersonalToFind = (props: {
  value: string | null;
  onValue: (text: string | null) => void;
  onEnter: () => void;
}) => <PersonalIfSet {...props} label={t.hasPersonal} />;

/** `onOpen`: `null` while there is nothing to open. */
export const FindActs = (props: { busy: boolean; onOpen: (() => void) | null }) => (
  <div class="work-acts">
    {props.onOpen !== null && (
      <Button weight="primary" busy={props.busy} onClick={props.onOpen} testid="continue">
        {t.open}
      </Button>
    )}
    <Button weight="quiet" onClick={() => goTo('restore')}>
      {t.chooseAnother}
    </Button>
  </div>
);
