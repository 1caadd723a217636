/** Asks before a site is disconnected where the person signed in: that ends no session there, and the dialog says where it is ended. */
import type { SiteView } from '../../../../messaging/place-views.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { reconnecting } from '../../../components/reconnect.ts';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

export function DisconnectSite(props: { site: SiteView; characterId: string; onClose: () => void }) {
  const { site, characterId, onClose } = props;
  const { origin } = site;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const { whole } = siteName(origin);
  async function disconnect(): Promise<void> {
    if (!(await run(() => command('disconnect-site', { characterId, origin })))) return;
    say(`${whole} disconnected`, reconnecting(command, characterId, site));
    onClose();
  }
  return (
    <Dialog
      title={`Disconnect ${whole}?`}
      testid="disconnect-dialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="primary" busy={busy} testid="confirm-disconnect" onClick={() => void disconnect()}>
            Disconnect
          </Button>
        </>
      }
    >
      <p>
        The site no longer sees any of your accounts. You may still be logged in there: only {whole} can end that.{' '}
        <a href={origin} target="_blank" rel="noreferrer" data-testid="open-site">
          Open {whole}
        </a>{' '}
        and log out.
      </p>
      <Problem text={problem} />
    </Dialog>
  );
}
