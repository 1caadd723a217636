/** What stands under the choice that was pressed while the key server is asked, and when it stands in the way. */
import { Button } from '../../components/button.tsx';
import { Waiting } from '../../components/spinner.tsx';
import { WarningBox } from '../../components/warning.tsx';

/** `needsServer`: no server is named, and the choice wants one. `onWithout`: null where the choice does not work without a server. */
export function ServerNotice(props: {
  asking: boolean;
  needsServer: boolean;
  problem: string | null;
  onAgain: () => void;
  onAnother: () => void;
  onWithout: (() => void) | null;
}) {
  if (props.asking) return <Waiting later="The key server is slow.">Asking the key server</Waiting>;
  if (props.problem !== null)
    return (
      <WarningBox severity="caution" title="The key server can't be used" rule="server">
        <p>{props.problem}</p>
        <div class="hstack">
          {props.onWithout !== null && (
            <Button small weight="house" onClick={props.onWithout} testid="without-server">
              Continue without a server
            </Button>
          )}
          <Button small onClick={props.onAgain} testid="try-again">
            Try again
          </Button>
          <Button small weight="quiet" onClick={props.onAnother} testid="another-server">
            Use another server
          </Button>
        </div>
      </WarningBox>
    );
  if (props.needsServer)
    return (
      <p class="small" role="status">
        A password needs a key server. Name one below, then choose the password again.
      </p>
    );
  return null;
}
