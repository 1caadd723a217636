/** The preferences of this computer, and the name of the identity. */

import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
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
import { Notifications } from './notifications.tsx';
import { Prices } from './prices.tsx';
import { RecoveryCheck } from './recovery-check.tsx';
import { Switch } from './switch.tsx';

export function PreferencesPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { settings, identity } = snapshot;
  const command = useCommand();
  const { problem, run } = useAct();
  return (
    <Frame title={t.title} lede={t.lede} wide>
      <div class="columns">
        <div>
          <section class="narrow stack">
            <h2 class="h3">{t.locking}</h2>
            <AutoLock
              minutes={settings.autoLockMinutes}
              onMinutes={(autoLockMinutes) => run(() => command('change-settings', { autoLockMinutes }))}
            />
          </section>
          <section class="narrow stack">
            <h2 class="h3">{t.recoveryKey}</h2>
            <RecoveryCheck
              days={settings.recoveryCheckDays}
              onDays={(recoveryCheckDays) => run(() => command('change-settings', { recoveryCheckDays }))}
            />
          </section>
          <SitePreferences settings={settings} />
          <NodePrivacy settings={settings} />
          <Notifications settings={settings} />
          <Problem text={problem} />
        </div>
        <div>
          <section class="narrow stack">
            <h2 class="h3">{t.toolbarButton}</h2>
            <Switch
              title={t.sidePanel}
              checked={settings.sidePanel}
              onChange={(sidePanel) => run(() => command('change-settings', { sidePanel }))}
              testid="side-panel"
            >
              {t.sidePanelHelp} {t.sidePanelRequests}
            </Switch>
          </section>
          <Keyboard settings={settings} />
          <section class="narrow stack">
            <h2 class="h3">{t.prices}</h2>
            <Prices settings={settings} />
          </section>
          <section class="narrow stack">
            <h2 class="h3">{t.pictures}</h2>
            <IpfsGateway gateway={settings.ipfsGateway} />
          </section>
          <section class="narrow stack">
            <h2 class="h3">{t.identity}</h2>
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
      <h2 class="h3">{t.sites}</h2>
      <Switch
        title={t.olderSites}
        checked={settings.windowEthereum}
        onChange={(windowEthereum) => run(() => command('change-settings', { windowEthereum }))}
        testid="window-ethereum"
      >
        {t.olderSitesHelp}
      </Switch>
      <Switch
        title={t.nostr}
        checked={settings.windowNostr}
        onChange={(windowNostr) => run(() => command('change-settings', { windowNostr }))}
        testid="window-nostr"
      >
        {t.nostrHelp}
      </Switch>
      <Switch
        title={t.httpSites}
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
        {t.httpSitesHelp}
      </Switch>
      <Switch
        title={t.blindSigning}
        checked={settings.blindSigning}
        onChange={(blindSigning) => run(() => command('change-settings', { blindSigning }))}
        testid="blind-signing"
      >
        {t.blindSigningHelp}
      </Switch>
      <Problem text={problem} />
    </section>
  );
}
