/** Notice below the chosen login method while its key server is checked, and when the server can’t be used. */

import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import { Button } from '../../components/button.tsx';
import { Waiting } from '../../components/spinner.tsx';
import { Status } from '../../components/status.tsx';
import { WarningBox } from '../../components/warning.tsx';

/** `needsServer`: the choice needs a server and none is set. `onWithout`: `null` if the choice needs a server. */
export function ServerNotice(props: {
  asking: boolean;
  needsServer: boolean;
  problem: string | null;
  onAgain: () => void;
  onAnother: () => void;
  onWithout: (() => void) | null;
}) {
  if (props.asking) return <Waiting later={t.serverIsSlow}>{t.checkingServer}</Waiting>;
  if (props.problem !== null)
    return (
      <WarningBox severity="caution" title={t.serverUnusable} rule="server">
        <p>{props.problem}</p>
        <div class="hstack">
          {props.onWithout !== null && (
            <Button small weight="house" onClick={props.onWithout} testid="without-server">
              {t.withoutServer}
            </Button>
          )}
          <Button small onClick={props.onAgain} testid="try-again">
            {t.tryAgain}
          </Button>
          <Button small weight="quiet" onClick={props.onAnother} testid="another-server">
            {t.anotherServer}
          </Button>
        </div>
      </WarningBox>
    );
  if (props.needsServer) return <Status class="small">{t.passwordNeedsServer}</Status>;
  return null;
}
