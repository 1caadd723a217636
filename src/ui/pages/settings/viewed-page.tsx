/** The pages of a character that this login only views: what lies in its documents, and nothing that changes or signs. */
import type { ComponentChildren } from 'preact';
import type { Hex } from '../../../lib/bytes.ts';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { settingsPages } from '../../../locales/en/ui/pages/settings/pages.ts';
import { ShortAddress } from '../../components/address.tsx';
import { UnitsAmount } from '../../components/amount.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Mask } from '../../components/mask.tsx';
import { Row, RowEnd, Rows } from '../../components/row.tsx';
import { hostOf, SiteTile } from '../../components/site-tile.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useSecrets } from '../../secrets/use-secrets.ts';
import type { CharacterPageProps } from './character-page-props.ts';
import { Frame, Problem } from './frame.tsx';
import type { OwnRoute } from './settings-routes.ts';

type ViewedRoute = Exclude<OwnRoute, 'history'>;

export function ViewedPage(props: CharacterPageProps & { place: ViewedRoute }) {
  const { character, place } = props;
  return (
    <Frame
      title={settingsPages.names[place]}
      lede={t.viewed[place].lede(character.name)}
      look={character.look}
      testid={`viewed-${place}`}
    >
      <section>{place === 'logins' ? <Logins {...props} /> : <List {...props} rows={rowsOf(props, place)} />}</section>
    </Frame>
  );
}

function List({ character, place, rows }: CharacterPageProps & { place: ViewedRoute; rows: ComponentChildren[] }) {
  return (
    <Rows>
      {rows.length === 0 ? (
        <Empty
          mark={<Mask shape={character.look.mask} size={56} />}
          title={t.viewed[place].none}
          text={t.onlyViewed(character.name)}
        />
      ) : (
        rows
      )}
    </Rows>
  );
}

function Logins(props: CharacterPageProps) {
  const { entries, problem } = useSecrets(props.detail);
  if (problem !== null) return <Problem text={problem} />;
  if (entries === null) return <Skeleton width={240} />;
  const rows = entries.map(({ targetId, name, kind, user }) => (
    <Row key={targetId} title={name} detail={kind === 'note' ? t.note : user} testid="secret-row" />
  ));
  return <List {...props} place="logins" rows={rows} />;
}

function rowsOf({ snapshot, detail }: CharacterPageProps, place: Exclude<ViewedRoute, 'logins'>): ComponentChildren[] {
  switch (place) {
    case 'accounts': {
      const network = snapshot.networks.find(({ chainId }) => chainId === detail.chainId);
      return detail.accounts.map(({ address, name, balance }) => (
        <AddressRow key={address} address={address} name={name} testid="account-row">
          <span class="v">
            {balance !== null && network !== undefined && (
              <UnitsAmount units={balance} decimals={network.decimals} symbol={network.symbol} />
            )}
          </span>
        </AddressRow>
      ));
    }
    case 'sites':
      return detail.sites.map(({ origin }) => (
        <Row key={origin} lead={<SiteTile origin={origin} />} title={hostOf(origin)} />
      ));
    case 'approvals':
    case 'limits':
      return [];
    case 'address-book':
      return detail.contacts.map(({ address, name }) => (
        <AddressRow key={address} address={address} name={name} testid="contact-row" />
      ));
  }
}

/** An address can be told apart and copied by whoever may only view it. */
const AddressRow = (props: { address: Hex; name: string; testid: string; children?: ComponentChildren }) => (
  <div class="row tall" data-testid={props.testid} data-address={props.address}>
    <Avatar address={props.address} />
    <span class="grow">
      <span class="t clip">{props.name}</span>
      <span class="d">
        <ShortAddress address={props.address} />
      </span>
    </span>
    <RowEnd>
      {props.children}
      <CopyButton compact text={props.address} name={t.copyAddressOf(props.name)} done={t.addressCopied} />
    </RowEnd>
  </div>
);
