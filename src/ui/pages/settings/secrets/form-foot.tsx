/** The end of a form of a login or note: what failed, Save and Cancel. What is typed stays, and the list can be opened beside it to make room. */
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import { Button } from '../../../components/button.tsx';
import { goTo } from '../../../location.ts';
import { Problem } from '../frame.tsx';

/** `taken`: the part of the character's room that is taken. */
export function FormFoot(props: {
  problem: string | null;
  failed: boolean;
  taken: number;
  busy: boolean;
  disabled?: boolean;
  onSave: () => void;
}) {
  return (
    <>
      <Problem text={props.problem} />
      {props.failed && props.taken >= NO_ROOM && (
        <p class="small" data-testid="make-room">
          {t.makeRoom((text) => (
            <a href="#/settings/logins" target="_blank" rel="noreferrer">
              {text}
            </a>
          ))}
        </p>
      )}
      <div class="acts-row">
        <Button
          weight="primary"
          busy={props.busy}
          disabled={props.disabled ?? false}
          onClick={props.onSave}
          testid="save-entry"
        >
          {t.save}
        </Button>
        <Button onClick={() => goTo('settings/logins')}>{t.cancel}</Button>
      </div>
    </>
  );
}

/** From here on a long entry may not fit any more. */
const NO_ROOM = 0.9;
