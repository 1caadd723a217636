/** Notice below the chosen login method while its key server is checked, and when the server can’t be used. */
import { Button } from '../../components/button.tsx';
import { Waiting } from '../../components/spinner.tsx';
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
  if (props.asking) return <Waiting later="The key server is slow.">Checking the key server</Waiting>;
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
        A password needs a key server. Enter one below, then choose the password again.
      </p>
    );
  return null;
}
