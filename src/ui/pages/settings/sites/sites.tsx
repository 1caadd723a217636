/** Sites connected to the active character: the accounts each one sees, its network, and actions to change both. */

import { useState } from 'preact/hooks';
import { writeClock } from '../../../../lib/language.ts';
import { loginKeyFor, nameOfSigner } from '../../../../messaging/login-key.ts';
import { menuNetworks, networkName } from '../../../../messaging/network-view.ts';
import type { SiteView } from '../../../../messaging/place-views.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ArrowRight, KeyRound, Network, Unplug, UserRound } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { SiteAccounts } from '../../../components/site-accounts.tsx';
import { SiteRepeats } from '../../../components/site-repeats.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate, toDay, toMoment } from '../../../words/day.ts';
import { toListing } from '../../../words/listing.ts';
import { openSignIns } from '../../../words/sign-in.ts';
import { ChangedBy } from '../changed-by.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { leastFor } from '../found.ts';
import { Frame, Problem } from '../frame.tsx';
import { BlockedSites } from './blocked-sites.tsx';
import { Descriptions } from './descriptions.tsx';
import { DisconnectSite } from './disconnect-site.tsx';
import { LoginKeys } from './login-keys.tsx';
import { NostrKeys } from './nostr-keys.tsx';
import { SignIns } from './sign-ins.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

export function SitesPage(page: CharacterPageProps) {
  const { character, detail } = page;
  const { problem, act } = useSiteAction();
  const growing = useGrowing(
    ROWS,
    character.id,
    leastFor(detail.sites, ({ origin }) => origin),
  );
  const [choosing, setChoosing] = useState<string | null>(null);
  const chosen = detail.sites.find(({ origin }) => origin === choosing);
  const [leaving, setLeaving] = useState<string | null>(null);
  const itemsFor = useSiteMenu(page, act, { onChoose: setChoosing, onLeave: setLeaving });

  return (
    <Frame
      title="Sites"
      lede={`Sites connected to ${character.name}. Each sees only the accounts listed here.`}
      look={character.look}
      testid="sites"
    >
      <SiteRepeats repeats={page.snapshot.repeats.filter(({ characterId }) => characterId === character.id)} />
      <section>
        {detail.sites.length === 0 ? (
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="No sites yet"
              text={`Open a site, choose “Connect wallet” there, and pick Dramatis. Sites you connect as ${character.name} show up here.`}
            />
          </div>
        ) : (
          <ul class="rows">
            {detail.sites.slice(0, growing.most).map((site) => (
              <li key={site.origin} data-at={site.origin}>
                <SiteRow site={site} page={page} items={itemsFor(site)} />
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
      <LoginKeys page={page} />
      {detail.blocked.length > 0 && <BlockedSites origins={detail.blocked} />}
      <NostrKeys characterId={character.id} keys={detail.nostrKeys} />
      <Descriptions characterId={character.id} descriptions={detail.descriptions} />
      {leaving !== null && (
        <DisconnectSite origin={leaving} characterId={character.id} onClose={() => setLeaving(null)} />
      )}
      {chosen && <VisibleAccounts site={chosen} page={page} onClose={() => setChoosing(null)} />}
    </Frame>
  );
}

function SiteRow({ site, page, items }: { site: SiteView; page: CharacterPageProps; items: MenuItem[] }) {
  const { rest, domain } = siteName(site.origin);
  const names = site.accounts.map((address) =>
    isLoginKey(page, address) ? 'its login key' : (nameOfSigner(page.detail, address) ?? address),
  );
  const [signedIn] = openSignIns(page.detail.signIns, site.origin, Date.now());
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const network = networkName(page.snapshot.networks, site.chainId);
  const freelyTo = (site.freeChains ?? []).map((chainId) => networkName(page.snapshot.networks, chainId));
  return (
    <div class="row tall" data-testid="site-row" data-origin={site.origin}>
      <SiteTile origin={site.origin} />
      <span class="grow">
        <span class="t whole-name">
          <span class="lighter">{rest}</span>
          {domain}
        </span>
        <span class="d">
          {site.changedBy === undefined && !site.keptOut ? 'Sees' : 'Would see'}{' '}
          {shown.length === 0 ? 'no account' : toListing(shown)}. Since {toDate(site.since, Date.now())}
          {freelyTo.length > 0 && `. Switches to ${toListing(freelyTo)} without a prompt`}
          {signedIn && `. Signed in ${toDay(signedIn.signedAt, Date.now())}`}
        </span>
        {site.signsIn && (
          <span class="d" data-testid="site-signs-in">
            Signs you in without a prompt until {toMoment(site.signsIn.until, Date.now())}
          </span>
        )}
        {site.nostr && <NostrLine nostr={site.nostr} />}
      </span>
      {site.keptOut && <Tag>Kept out by limits</Tag>}
      {/* A site that has a key of nostr alone is on no network. */}
      {site.accounts.length > 0 && <span class="v">{network}</span>}
      <MoreMenu of={domain} items={items} />
    </div>
  );
}

/** The key that a site logs in with, and what it may do with it without a prompt. */
function NostrLine({ nostr }: { nostr: NonNullable<SiteView['nostr']> }) {
  const free = nostr.free.map(({ what, until }) => (until === null ? what : `${what} until ${writeClock(until)}`));
  return (
    <span class="d" data-testid="site-nostr">
      Logs you in with Nostr as{' '}
      <span class="addr" title={nostr.npub}>{`${nostr.npub.slice(0, 12)}…${nostr.npub.slice(-6)}`}</span>
      {free.length > 0 && `. Without asking: ${toListing(free)}`}
    </span>
  );
}

type Act = (done: string, what: () => Promise<unknown>) => Promise<void>;

/** Runs an action and shows a toast after it succeeded. */
function useSiteAction(): { problem: string | null; act: Act } {
  const say = useToast();
  const { problem, run } = useAct();
  return {
    problem,
    async act(done, what) {
      if (await run(what)) say(done);
    },
  };
}

/** The menu of a site: accounts, network, character, disconnect. */
function useSiteMenu(
  { snapshot, character, detail }: CharacterPageProps,
  act: Act,
  { onChoose, onLeave }: { onChoose: (origin: string) => void; onLeave: (origin: string) => void },
): (site: SiteView) => MenuItem[] {
  const command = useCommand();
  const others = snapshot.characters.filter(({ id, state }) => id !== character.id && state === 'open');
  return ({ origin, accounts, chainId, freeChains = [], signsIn, nostr }: SiteView): MenuItem[] => {
    const seesAccounts = accounts.length > 0;
    const site = siteName(origin).domain;
    return [
      { name: 'Choose accounts', icon: UserRound, testid: 'choose-accounts', act: () => onChoose(origin) },
      ...(seesAccounts ? menuNetworks(snapshot.networks, chainId) : []).map((network) => ({
        name: network.name,
        icon: Network,
        checked: network.chainId === chainId,
        act: () =>
          act(`${site} uses ${network.name}`, () =>
            command('set-site-network', { characterId: character.id, origin, chainId: network.chainId }),
          ),
      })),
      ...(freeChains.length > 0
        ? [
            {
              name: 'Ask before it switches',
              icon: Network,
              testid: 'ask-before-switching',
              // Whoever chooses the network of a site takes the others from it.
              act: () =>
                act(`${site} asks before it switches`, () =>
                  command('set-site-network', { characterId: character.id, origin, chainId }),
                ),
            },
          ]
        : []),
      ...(signsIn
        ? [
            {
              name: 'Ask before it signs you in',
              icon: KeyRound,
              testid: 'ask-before-sign-in',
              act: () =>
                act(`${site} asks before it signs you in`, () =>
                  command('ask-before-sign-in', { characterId: character.id, origin }),
                ),
            },
          ]
        : []),
      ...(nostr && nostr.free.length > 0
        ? [
            {
              name: 'Ask again each time (Nostr)',
              icon: KeyRound,
              testid: 'ask-nostr-again',
              act: () =>
                act(`${site} asks again`, () => command('ask-nostr-again', { characterId: character.id, origin })),
            },
          ]
        : []),
      ...(nostr
        ? [
            {
              name: 'End the Nostr login',
              icon: KeyRound,
              testid: 'end-nostr',
              act: () =>
                act(`${site} has no key any more`, () => command('end-nostr', { characterId: character.id, origin })),
            },
          ]
        : []),
      ...(seesAccounts ? others : []).map((other) => ({
        name: `Move to ${other.name}`,
        icon: ArrowRight,
        testid: 'move-site',
        act: () =>
          act(`${site} is now connected to ${other.name}`, () =>
            command('move-site', { origin, toCharacterId: other.id }),
          ),
      })),
      {
        name: 'Disconnect',
        icon: Unplug,
        danger: true,
        testid: 'disconnect-site',
        act: () =>
          openSignIns(detail.signIns, origin, Date.now()).length > 0
            ? onLeave(origin)
            : act(`${site} disconnected`, () => command('disconnect-site', { characterId: character.id, origin })),
      },
    ];
  };
}

const isLoginKey = ({ detail }: CharacterPageProps, address: string): boolean =>
  detail.loginKeys.some((key) => key.address === address.toLowerCase());

const ChangedSite = ({ site, by, characterId }: { site: SiteView; by: string; characterId: string }) => (
  <ChangedBy
    by={by}
    text="It connected this site, or let it see more accounts. The site sees nothing new until you keep the change."
    characterId={characterId}
    what="site"
    placeKey={site.origin}
    name={siteName(site.origin).domain}
  />
);

function VisibleAccounts({ site, page, onClose }: { site: SiteView; page: CharacterPageProps; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <Dialog
      title={`Accounts visible to ${siteName(site.origin).domain}`}
      onClose={onClose}
      foot={
        <Button weight="primary" onClick={onClose} testid="accounts-chosen">
          Done
        </Button>
      }
    >
      <SiteAccounts
        accounts={page.detail.accounts}
        seen={site.accounts}
        loginKey={loginKeyFor(page.detail, site.origin)}
        busy={busy}
        onChange={(accounts) =>
          void run(() =>
            command('set-site-accounts', { characterId: page.character.id, origin: site.origin, accounts }),
          )
        }
      />
      <Problem text={problem} />
    </Dialog>
  );
}
