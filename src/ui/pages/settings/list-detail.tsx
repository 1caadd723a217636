/**
 * A list with the details of one of its rows: beside it in a wide window, else as a page of their own. `#/settings/accounts/of/ID` names the
 * row. What else belongs to the page stands beside the list while no row is chosen.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { Look } from '../../../messaging/look.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ArrowLeft, Icon, X } from '../../components/icon.tsx';
import { lookAttributes } from '../../components/look-attributes.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { Status } from '../../components/status.tsx';
import { goTo } from '../../location.ts';
import { Frame } from './frame.tsx';
import { detailPath, settingsPath } from './settings-routes.ts';

/** Where a list and details fit beside the rail. */
const WIDE = '(min-width: 1200px)';

/** Whether the window has at least this width, which may change while the page is open. */
export function useWide(query = WIDE): boolean {
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const asked = matchMedia(query);
    const follow = () => setWide(asked.matches);
    asked.addEventListener('change', follow);
    // It may have changed since it was drawn.
    follow();
    return () => asked.removeEventListener('change', follow);
  }, [query]);
  return wide;
}

export interface Detail {
  id: string;
  name: string;
  /** Before the name. */
  mark?: ComponentChildren;
  /** The look of the character that the details are about. */
  look?: Look;
  body: ComponentChildren;
}

export function ListDetail(props: {
  title: string;
  lede: ComponentChildren;
  look?: Look | undefined;
  testid?: string;
  /** Route of the page. */
  route: string;
  list: ComponentChildren;
  /** Sections of the page besides the list. */
  aside?: ComponentChildren;
  /** `null`: no row is chosen. */
  detail: Detail | null;
  /** The details that stand beside the list of a wide window while no row is chosen; without actions, which the menu of the row has. */
  resting?: Detail | null;
  /** Dialogs. */
  children?: ComponentChildren;
}) {
  const { title, look, testid, route, list, aside, detail, children } = props;
  const wide = useWide();
  const back = settingsPath(route);
  const common = { look, ...(testid === undefined ? {} : { testid }) };
  if (!wide && detail !== null)
    return (
      <Frame title={detail.name} back={<BackToList href={`#/${back}`}>{title}</BackToList>} {...common}>
        <section
          class="detail-body"
          {...lookAttributes(detail.look ?? null)}
          data-testid="detail"
          aria-label={t.detailsOf(detail.name)}
        >
          <h2 class="vh">{t.details}</h2>
          {detail.body}
        </section>
        {children}
      </Frame>
    );
  const resting = wide ? (props.resting ?? null) : null;
  return (
    <Frame title={title} lede={props.lede} {...common} wide>
      <div class={aside === undefined && detail === null && resting === null ? 'split is-alone' : 'split'}>
        <div class="split-list">{list}</div>
        <div class="split-side">
          {detail !== null ? (
            <DetailCard key={detail.id} detail={detail} onClose={() => goTo(back)} />
          ) : resting !== null ? (
            <DetailCard key={resting.id} detail={resting} onClose={null} />
          ) : (
            aside
          )}
        </div>
      </div>
      {children}
    </Frame>
  );
}

const BackToList = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <p class="back-to-list">
    <a class="btn quiet s" href={href} data-testid="back-to-list">
      <Icon node={ArrowLeft} size={16} /> {children}
    </a>
  </p>
);

/** `onClose`: `null` if no row was chosen. */
const DetailCard = ({ detail, onClose }: { detail: Detail; onClose: (() => void) | null }) => (
  <section
    class="detail-card detail-body"
    {...lookAttributes(detail.look ?? null)}
    data-testid="detail"
    aria-label={t.detailsOf(detail.name)}
  >
    <header>
      {detail.mark}
      <h2 class="h2">{detail.name}</h2>
      {onClose !== null && (
        <IconButton icon={X} label={t.closeDetailsOf(detail.name)} onClick={onClose} testid="close-detail" />
      )}
    </header>
    {detail.body}
    {onClose !== null && <Status class="vh">{t.detailsShown(detail.name)}</Status>}
  </section>
);

/** The name of a row, which leads to its details. The whole row can be pressed; where rows are dragged, the whole row is dragged. */
/** `describedBy`: id of the words of the row that tell it from rows of the same name. */
export const RowLink = (props: {
  route: string;
  id: string;
  isChosen: boolean;
  describedBy?: string;
  children: ComponentChildren;
}) => (
  <a
    class="row-link"
    href={`#/${detailPath(props.route, props.id)}`}
    aria-current={props.isChosen ? 'true' : undefined}
    aria-describedby={props.describedBy}
    draggable={false}
    data-testid="row-link"
  >
    {props.children}
  </a>
);

/** The actions of a row's menu as buttons. */
export const DetailActs = ({ items }: { items: readonly MenuItem[] }) => (
  <div class="detail-acts">
    {items.map((item, at) => (
      <Button
        key={at}
        small
        weight={item.danger === true ? 'risk' : 'secondary'}
        icon={item.icon}
        disabled={item.disabled}
        testid={item.testid}
        onClick={item.act}
      >
        {item.name}
      </Button>
    ))}
  </div>
);
