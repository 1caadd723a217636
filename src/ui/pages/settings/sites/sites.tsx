/** Sites connected to the active character: the accounts each one sees, its network, and actions to change both. */
import { useState } from 'preact/hooks';
import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import { menuNetworks } from '../../../../messaging/network-view.ts';
import type { SiteView } from '../../../../messaging/place-views.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ArrowRight, KeyRound, Network, Unplug, UserRound } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { useDisconnect } from '../../../components/reconnect.ts';
import { ShowMore } from '../../../components/show-more.tsx';
import { SiteRepeats } from '../../../components/site-repeats.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { siteName } from '../../../site-name.ts';
import { useCommand } from '../../../wallet.tsx';
import { openSignIns } from '../../../words/sign-in.ts';
import { ChangedBy } from '../changed-by.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { leastFor } from '../found.ts';
import { Problem } from '../frame.tsx';
import { ListDetail } from '../list-detail.tsx';
import { chosenOf } from '../settings-routes.ts';
import { BlockedSites } from './blocked-sites.tsx';
import { Descriptions } from './descriptions.tsx';
import { DisconnectSite } from './disconnect-site.tsx';
import { LoginKeys } from './login-keys.tsx';
import { NostrKeys } from './nostr-keys.tsx';
import { SignIns } from './sign-ins.tsx';
import { ChooseAccounts, SiteDetail } from './site-detail.tsx';
import { SiteRow } from './site-row.tsx';
import { useSiteAction } from './use-site-action.ts';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

export function SitesPage(page: CharacterPageProps & { rest: string }) {
  const { character, detail } = page;
  const { problem, act, remove, run } = useSiteAction();
  const growing = useGrowing(
    ROWS,
    character.id,
    leastFor(detail.sites, ({ origin }) => origin),
  );
  const [choosing, setChoosing] = useState<string | null>(null);
  const chosen = detail.sites.find(({ origin }) => origin === choosing);
  const [leaving, setLeaving] = useState<SiteView | null>(null);
  const itemsFor = useSiteMenu(page, { act, remove, run }, { onChoose: setChoosing, onLeave: setLeaving });

  const opened = detail.sites.find(({ origin }) => origin === chosenOf(page.rest)) ?? null;

  return (
    <ListDetail
      title={t.title}
      lede={t.lede(character.name)}
      look={character.look}
      testid="sites"
      route="sites"
      list={
        <>
          <SiteRepeats repeats={page.snapshot.repeats.filter(({ characterId }) => characterId === character.id)} />
          <section>
            {detail.sites.length === 0 ? (
              <div class="rows">
                <Empty
                  mark={<Mask shape={character.look.mask} size={56} />}
                  title={t.noSitesYet}
                  text={t.noSitesText(character.name)}
                />
              </div>
            ) : (
              <ul class="rows">
                {detail.sites.slice(0, growing.most).map((site) => (
                  <li key={site.origin} data-at={site.origin}>
                    <SiteRow site={site} page={page} items={itemsFor(site)} isChosen={site === opened} />
                    {site.changedBy !== undefined && (
                      <ChangedSite site={site} by={site.changedBy} characterId={character.id} />
                    )}
                  </li>
                ))}
              </ul>
            )}
            <ShowMore growing={growing} of={detail.sites.length} />
            <Problem text={problem} />
          </section>
          <SignIns page={page} />
        </>
      }
      aside={
        <>
          <LoginKeys page={page} />
          {detail.blocked.length > 0 && <BlockedSites origins={detail.blocked} />}
          <NostrKeys characterId={character.id} keys={detail.nostrKeys} />
          <Descriptions characterId={character.id} descriptions={detail.descriptions} />
        </>
      }
      detail={
        opened && {
          id: opened.origin,
          name: siteName(opened.origin).whole,
          body: <SiteDetail site={opened} page={page} items={itemsFor(opened)} act={act} />,
        }
      }
    >
      {leaving !== null && (
        <DisconnectSite site={leaving} characterId={character.id} onClose={() => setLeaving(null)} />
      )}
      {chosen && <VisibleAccounts site={chosen} page={page} onClose={() => setChoosing(null)} />}
    </ListDetail>
  );
}

/** The menu of a site: accounts, network, character, disconnect. */
function useSiteMenu(
  { snapshot, character, detail }: CharacterPageProps,
  { act, remove, run }: Omit<ReturnType<typeof useSiteAction>, 'problem'>,
  { onChoose, onLeave }: { onChoose: (origin: string) => void; onLeave: (site: SiteView) => void },
): (site: SiteView) => MenuItem[] {
  const command = useCommand();
  const disconnectSite = useDisconnect();
  const others = snapshot.characters.filter(({ id, state }) => id !== character.id && state === 'open');
  return (view: SiteView): MenuItem[] => {
    const { origin, accounts, chainId, freeChains = [], signsIn, nostr } = view;
    const seesAccounts = accounts.length > 0;
    const site = siteName(origin).domain;
    return [
      { name: t.chooseAccounts, icon: UserRound, testid: 'choose-accounts', act: () => onChoose(origin) },
      ...(seesAccounts ? menuNetworks(snapshot.networks, chainId) : []).map((network) => ({
        name: network.name,
        icon: Network,
        checked: network.chainId === chainId,
        act: () =>
          act(t.usesNetwork(site, network.name), () =>
            command('set-site-network', { characterId: character.id, origin, chainId: network.chainId }),
          ),
      })),
      ...(freeChains.length > 0
        ? [
            {
              name: t.askToSwitch,
              icon: Network,
              testid: 'ask-before-switching',
              // Whoever chooses the network of a site takes the others from it.
              act: () =>
                act(t.asksToSwitch(site), () =>
                  command('set-site-network', { characterId: character.id, origin, chainId }),
                ),
            },
          ]
        : []),
      ...(signsIn
        ? [
            {
              name: t.askToSignIn,
              icon: KeyRound,
              testid: 'ask-before-sign-in',
              act: () =>
                act(t.asksToSignIn(site), () => command('ask-before-sign-in', { characterId: character.id, origin })),
            },
          ]
        : []),
      ...(nostr && nostr.free.length > 0
        ? [
            {
              name: t.askNostrAgain,
              icon: KeyRound,
              testid: 'ask-nostr-again',
              act: () =>
                act(t.asksNostrAgain(site), () => command('ask-nostr-again', { characterId: character.id, origin })),
            },
          ]
        : []),
      ...(nostr
        ? [
            {
              name: t.endNostr,
              icon: KeyRound,
              testid: 'end-nostr',
              act: () => remove(t.nostrEnded(site), () => command('end-nostr', { characterId: character.id, origin })),
            },
          ]
        : []),
      ...(seesAccounts ? others : []).map((other) => ({
        name: t.moveTo(other.name),
        icon: ArrowRight,
        testid: 'move-site',
        act: () => act(t.moved(site, other.name), () => command('move-site', { origin, toCharacterId: other.id })),
      })),
      {
        name: t.disconnect,
        icon: Unplug,
        danger: true,
        testid: 'disconnect-site',
        act: () =>
          openSignIns(detail.signIns, origin, Date.now()).length > 0
            ? onLeave(view)
            : run(() => disconnectSite({ characterId: character.id, origin, site: view, text: t.disconnected(site) })),
      },
    ];
  };
}

const ChangedSite = ({ site, by, characterId }: { site: SiteView; by: string; characterId: string }) => (
  <ChangedBy
    by={by}
    text={t.connectedByOther}
    characterId={characterId}
    what="site"
    placeKey={site.origin}
    name={siteName(site.origin).domain}
  />
);

const VisibleAccounts = (props: { site: SiteView; page: CharacterPageProps; onClose: () => void }) => (
  <Dialog
    title={t.visibleTo(siteName(props.site.origin).domain)}
    onClose={props.onClose}
    foot={
      <Button weight="primary" onClick={props.onClose} testid="accounts-chosen">
        {t.done}
      </Button>
    }
  >
    <ChooseAccounts {...props} />
  </Dialog>
);
