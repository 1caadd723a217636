/** The preferences of this computer, and the name of the identity. */

import type { Settings } from '../../../../messaging/settings.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { AutoLock } from './auto-lock.tsx';
import { askForPlainHttp } from './host-permission.ts';
import { IdentityFacts } from './identity-facts.tsx';
import { IpfsGateway } from './ipfs-gateway.tsx';
import { Keyboard } from './keyboard.tsx';
import { NodePrivacy } from './node-privacy.tsx';
import { Prices } from './prices.tsx';
import { RecoveryCheck } from './recovery-check.tsx';
import { Switch } from './switch.tsx';

export function PreferencesPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { settings, identity } = snapshot;
  const command = useCommand();
  const { problem, run } = useAct();
  return (
    <Frame title="Preferences" lede="For this computer only. Your other computers have their own preferences." wide>
      <div class="columns">
        <div>
          <section class="narrow stack">
            <h2 class="h3">Locking</h2>
            <AutoLock
              minutes={settings.autoLockMinutes}
              onMinutes={(autoLockMinutes) => run(() => command('change-settings', { autoLockMinutes }))}
            />
          </section>
          <section class="narrow stack">
            <h2 class="h3">Recovery key</h2>
            <RecoveryCheck
              days={settings.recoveryCheckDays}
              onDays={(recoveryCheckDays) => run(() => command('change-settings', { recoveryCheckDays }))}
            />
          </section>
          <SitePreferences settings={settings} />
          <NodePrivacy settings={settings} />
          <Problem text={problem} />
        </div>
        <div>
          <section class="narrow stack">
            <h2 class="h3">Toolbar button</h2>
            <Switch
              title="Open the wallet in the side panel"
              checked={settings.sidePanel}
              onChange={(sidePanel) => run(() => command('change-settings', { sidePanel }))}
              testid="side-panel"
            >
              The side panel stays open next to the site and follows the active tab. Otherwise, the button opens a
              window that closes when you click elsewhere.
            </Switch>
          </section>
          <Keyboard settings={settings} />
          <section class="narrow stack">
            <h2 class="h3">Prices</h2>
            <Prices settings={settings} />
          </section>
          <section class="narrow stack">
            <h2 class="h3">Notifications</h2>
            <Switch
              title="Tell me when a transaction is confirmed or fails"
              checked={settings.notifications}
              onChange={(notifications) => run(() => command('change-settings', { notifications }))}
              testid="notifications"
            >
              The browser shows what was sent, even if someone else is looking at the screen. Nothing is shown while the
              wallet is locked.
            </Switch>
          </section>
          <section class="narrow stack">
            <h2 class="h3">Pictures of items</h2>
            <IpfsGateway gateway={settings.ipfsGateway} />
          </section>
          <section class="narrow stack">
            <h2 class="h3">Identity</h2>
            <IdentityFacts identity={identity} />
          </section>
        </div>
      </div>
    </Frame>
  );
}

/** What sites find in the wallet, and what they may ask for. */
function SitePreferences({ settings }: { settings: Settings }) {
  const command = useCommand();
  const { problem, run } = useAct();
  return (
    <section class="narrow stack">
      <h2 class="h3">Sites</h2>
      <Switch
        title="Support older sites"
        checked={settings.windowEthereum}
        onChange={(windowEthereum) => run(() => command('change-settings', { windowEthereum }))}
        testid="window-ethereum"
      >
        Sets window.ethereum, for sites that don’t support choosing between wallets. Turn it off if another wallet
        should use it.
      </Switch>
      <Switch
        title="Offer Nostr login"
        checked={settings.windowNostr}
        onChange={(windowNostr) => run(() => command('change-settings', { windowNostr }))}
        testid="window-nostr"
      >
        Sets window.nostr, so that sites can ask for a Nostr key. Turn it off if you use another Nostr signer.
      </Switch>
      <Switch
        title="Allow sites without encryption"
        checked={settings.httpSites}
        onChange={(httpSites) => {
          // The browser shows its own permission dialog, and only within a click handler.
          const allowed = httpSites ? askForPlainHttp() : Promise.resolve(true);
          run(async () => {
            if (await allowed) await command('change-settings', { httpSites });
          });
        }}
        testid="http-sites"
      >
        Anyone on the same network can change sites on plain http. Sites on this computer (localhost) are always
        allowed.
      </Switch>
      <Switch
        title="Allow blind signing"
        checked={settings.blindSigning}
        onChange={(blindSigning) => run(() => command('change-settings', { blindSigning }))}
        testid="blind-signing"
      >
        Some sites ask you to sign data nobody can read. Dramatis refuses that. If you allow it, one such signature can
        give away everything in the account.
      </Switch>
      <Problem text={problem} />
    </section>
  );
}
