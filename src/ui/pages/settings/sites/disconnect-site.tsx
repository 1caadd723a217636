/** Asks before a site is disconnected where the person signed in: that ends no session there, and the dialog says where it is ended. */

import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import type { SiteView } from '../../../../messaging/place-views.ts';
import { siteHost } from '../../../../messaging/site-host.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useDisconnect } from '../../../components/reconnect.ts';
import { useAct } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

export function DisconnectSite(props: { site: SiteView; characterId: string; onClose: () => void }) {
  const { site, characterId, onClose } = props;
  const { origin } = site;
  const disconnectSite = useDisconnect();
  const { busy, problem, run } = useAct();
  const { whole } = siteHost(origin);
  async function disconnect(): Promise<void> {
    if (await run(() => disconnectSite({ characterId, origin, site, text: t.disconnected(whole) }))) onClose();
  }
  return (
    <Dialog
      title={t.disconnectQuestion(whole)}
      testid="disconnect-dialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="primary" busy={busy} testid="confirm-disconnect" onClick={() => void disconnect()}>
            {t.disconnect}
          </Button>
        </>
      }
    >
      <p>
        {t.stillSignedInThere(whole, (text) => (
          <a href={origin} target="_blank" rel="noreferrer" data-testid="open-site">
            {text}
          </a>
        ))}
      </p>
      <Problem text={problem} />
    </Dialog>
  );
}
