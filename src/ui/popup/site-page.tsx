/** The site in the current tab: its character, accounts and network, with actions to change them, disconnect it, or move it to the active character. */

import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import { loginKeyFor } from '../../messaging/login-key.ts';
import { menuNetworks, networkName } from '../../messaging/network-view.ts';
import type { ActiveSite, CharacterSummary } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Unplug } from '../components/icon.tsx';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';
import { useDisconnect } from '../components/reconnect.ts';
import { SiteAccounts } from '../components/site-accounts.tsx';
import { SiteNetwork } from '../components/site-network.tsx';
import { SiteRepeats } from '../components/site-repeats.tsx';
import { hostOf, SiteTile } from '../components/site-tile.tsx';
import { ViewOnlyNote } from '../components/view-only.tsx';
import { WarningBox } from '../components/warning.tsx';
import { openName, othersOf } from '../identities/words.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toDate, toMoment } from '../words/day.ts';
import { openSignIns } from '../words/sign-in.ts';
import { openTab } from './open-tab.ts';
import { PageHead } from './page-head.tsx';
import { useIdentitySwitch } from './use-identity-switch.ts';
import type { Acting } from './view.ts';

export function SitePage({ acting, site, refresh }: { acting: Acting; site: ActiveSite | null; refresh: () => void }) {
  const { snapshot, character, detail, go } = acting;
  const disconnectSite = useDisconnect();
  const { busy, problem, run } = useAct();
  const change = async (act: () => Promise<unknown>) => {
    await run(act);
    refresh();
  };
  async function disconnect(holder: CharacterSummary): Promise<void> {
    if (site === null) return;
    const { origin } = site;
    const known = holder.id === character.id ? siteIn(detail, origin) : undefined;
    const text = t.disconnected(hostOf(origin));
    await run(() => disconnectSite({ characterId: holder.id, origin, site: known, text, undone: refresh }));
    refresh();
  }
  const back = () => go({ kind: 'home' });
  if (site === null)
    return (
      <>
        <PageHead title={t.thisPage} back={back} />
        <div class="body sub">
          <p class="small">{t.pageCannotConnect}</p>
        </div>
      </>
    );

  const host = hostOf(site.origin);
  const holder = snapshot.characters.find(({ id }) => id === site.characterId) ?? null;
  const here = holder?.id === character.id;
  const viewed = character.state === 'viewed';
  const since = siteIn(detail, site.origin)?.since;
  const canDisconnect = holder?.state === 'open';
  const controls = { acting, site, busy, change };
  return (
    <>
      <PageHead title={host} back={back} />
      <div class="body sub stack">
        <div class="hstack">
          <SiteTile origin={site.origin} large />
          <div class="grow">
            <div class="origin-whole">{site.origin}</div>
            <div class="small">
              {site.characterId === null
                ? site.heldBy === undefined
                  ? unconnected(site)
                  : t.connectedWith(site.heldBy.label)
                : here && since !== undefined
                  ? t.connectedSince(toDate(since, Date.now()))
                  : t.connected}
            </div>
          </div>
        </div>

        {site.phishing && (
          <WarningBox severity="danger" title={t.phishingTitle} rule="phishing-site">
            <p>{t.phishingText(canDisconnect)}</p>
          </WarningBox>
        )}
        {site.heldBy !== undefined && <OtherIdentity heldBy={site.heldBy} {...controls} />}
        {site.characterId === null && site.heldBy === undefined && !site.phishing && (
          <p class="small">{t.seesNothing}</p>
        )}
        <SiteRepeats repeats={snapshot.repeats.filter(({ origin }) => origin === site.origin)} />
        {holder !== null && !here && <OtherCharacter holder={holder} name={character.name} />}
        {here && !viewed && <Access {...controls} />}
        <ViewOnlyNote character={character} open={(route) => openTab(`${route}&close=1`)} />

        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}

        {holder !== null && !here && !viewed && <MoveHere holder={holder} {...controls} />}
        {here && openSignIns(detail.signIns, site.origin, Date.now()).length > 0 && (
          <p class="small" data-testid="signed-in-note">
            {t.staysSignedIn(host)}
          </p>
        )}
        {canDisconnect && (
          <Button wide icon={Unplug} busy={busy} testid="disconnect-site" onClick={() => void disconnect(holder)}>
            {t.disconnect(host)}
          </Button>
        )}
      </div>
    </>
  );
}

const siteIn = ({ sites }: Acting['detail'], origin: string) => sites.find((one) => one.origin === origin);

const unconnected = ({ hasNostr }: ActiveSite): string => (hasNostr ? t.nostrOnly : t.notConnected);

interface Controls {
  acting: Acting;
  site: ActiveSite;
  busy: boolean;
  /** Runs an action, then reads the site again. */
  change: (act: () => Promise<unknown>) => Promise<void>;
}

/** Says that the site is connected to another character. */
const OtherCharacter = ({ holder, name }: { holder: CharacterSummary; name: string }) => (
  <div {...lookAttributes(holder.look)} class="card tinted">
    <div class="hstack">
      <Mask shape={holder.look.mask} size={24} closed={holder.state === 'closed'} />
      <b>{holder.name}</b>
    </div>
    <p class="small">{t.knownAs(holder.name, name)}</p>
  </div>
);

/** The site belongs to another identity: the person goes there, or takes the site from it. */
function OtherIdentity({ heldBy, acting, site, busy, change }: Controls & { heldBy: { id: string; label: string } }) {
  const command = useCommand();
  const identity = useIdentitySwitch();
  const [there] = othersOf(acting.snapshot.identities).filter(({ id }) => id === heldBy.id);
  const here = openName(acting.snapshot);
  return (
    <>
      <p class="small">{t.knownAsIdentity(heldBy.label, here)}</p>
      {there !== undefined && (
        <Button
          weight="primary"
          wide
          busy={identity.busy}
          testid="go-to-identity"
          onClick={() => void identity.go(there)}
        >
          {t.goTo(heldBy.label)}
        </Button>
      )}
      {identity.problem !== null && (
        <p class="small bad" role="alert">
          {identity.problem}
        </p>
      )}
      <WarningBox severity="caution" title={t.linksIdentities}>
        <p>{t.linksIdentitiesText(heldBy.label, here)}</p>
      </WarningBox>
      <Button
        wide
        icon={Unplug}
        busy={busy}
        testid="take-site"
        onClick={() => change(() => command('take-site', { origin: site.origin }))}
      >
        {t.disconnectFrom(heldBy.label)}
      </Button>
    </>
  );
}

/** The accounts and the network of a site that is connected to the active character. */
function Access({ acting: { snapshot, character, detail }, site, busy, change }: Controls) {
  const command = useCommand();
  const which = { characterId: character.id, origin: site.origin };
  const choose = (chainId: number) => change(() => command('set-site-network', { ...which, chainId }));
  const { freeChains = [], signsIn } = siteIn(detail, site.origin) ?? {};
  const freelyTo = freeChains.map((chainId) => networkName(snapshot.networks, chainId));
  return (
    <>
      <SiteAccounts
        accounts={detail.accounts}
        seen={site.accounts}
        loginKey={loginKeyFor(detail, site.origin)}
        busy={busy}
        onChange={(accounts) => void change(() => command('set-site-accounts', { ...which, accounts }))}
      />
      <SiteNetwork
        networks={menuNetworks(snapshot.networks, site.chainId)}
        chainId={site.chainId}
        onChoose={(chainId) => void choose(chainId)}
      />
      {freelyTo.length > 0 && (
        <div class="hstack">
          <p class="small grow">{t.switchesFreely(freelyTo)}</p>
          <Button small busy={busy} testid="ask-before-switching" onClick={() => void choose(site.chainId)}>
            {t.askFirst}
          </Button>
        </div>
      )}
      {signsIn && (
        <div class="hstack">
          <p class="small grow" data-testid="site-signs-in">
            {t.signsInFreely(toMoment(signsIn.until, Date.now()))}
          </p>
          <Button
            small
            busy={busy}
            testid="ask-before-sign-in"
            onClick={() => void change(() => command('ask-before-sign-in', which))}
          >
            {t.askFirst}
          </Button>
        </div>
      )}
    </>
  );
}

function MoveHere({ holder, acting: { character }, site, busy, change }: Controls & { holder: CharacterSummary }) {
  const command = useCommand();
  return (
    <>
      <WarningBox severity="caution" title={t.linksCharacters}>
        <p>{t.linksCharactersText(holder.name, character.name)}</p>
      </WarningBox>
      <Button
        weight="primary"
        wide
        busy={busy}
        testid="move-site"
        onClick={() => change(() => command('move-site', { origin: site.origin, toCharacterId: character.id }))}
      >
        {t.moveTo(character.name)}
      </Button>
    </>
  );
}
