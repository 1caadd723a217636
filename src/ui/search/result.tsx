/** One result of the search: its mark, its name with the found letters set off, and a few words that tell it from its like. */
import { unreachable } from '../../lib/errors.ts';
import { search as t } from '../../locales/en/ui/search.tsx';
import { wordsDays as w } from '../../locales/en/ui/words/days.ts';
import { amountInWords, readable } from '../amount.ts';
import { ShortAddress } from '../components/address.tsx';
import { Avatar } from '../components/avatar.tsx';
import {
  ArrowDownLeft,
  ArrowUpRight,
  Download,
  Icon,
  type IconNode,
  Keyboard,
  Lock,
  Network,
  Plus,
  Settings2,
  UserRound,
} from '../components/icon.tsx';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';
import { SiteTile } from '../components/site-tile.tsx';
import { TokenMark } from '../components/token-mark.tsx';
import { dustWords, isDust } from '../dust.ts';
import { PAGE_ICONS } from '../pages/settings/settings-entries.ts';
import { ActivitySign } from '../popup/activity-list.tsx';
import { EntryMark } from '../secrets/entry-mark.tsx';
import { activityWords } from '../words/activity.ts';
import type { Act } from './acts.ts';
import type { Findable, Goal } from './findable.ts';
import { foundParts } from './fold.ts';

export function Result({ result, words, now }: { result: Findable; words: readonly string[]; now: number }) {
  const { goal, name } = result;
  const detail = <Detail goal={goal} now={now} />;
  return (
    <>
      <span class="mark">
        <Mark goal={goal} />
      </span>
      <span class="found-words">
        <span class="t">
          {words.length === 0
            ? name
            : foundParts(name, words).map(({ text, isFound }, at) => (isFound ? <b key={at}>{text}</b> : text))}
        </span>
        {detail !== null && <span class="d clip">{detail}</span>}
      </span>
    </>
  );
}

function Detail({ goal, now }: { goal: Goal; now: number }) {
  switch (goal.kind) {
    case 'act':
    case 'page':
      return null;
    case 'character':
      return t.states[goal.character.state];
    case 'account':
      return <ShortAddress address={goal.account.address} />;
    case 'asset':
      return w.facts([goal.asset.name, isDust(goal.asset.amount) ? dustWords() : readable(goal.asset.amount)]);
    case 'item':
      return goal.item.standard === 'ERC1155' ? t.pieces(Number(goal.item.amount)) : null;
    case 'contact':
      return <ShortAddress address={goal.contact.address} />;
    case 'site':
      return t.sees(goal.site.accounts.length);
    case 'secret':
      return goal.secret.kind === 'note' ? t.note : goal.secret.user || t.noUserName;
    case 'network':
      return t.network(goal.network.symbol, goal.network.chainId);
    case 'activity':
      return w.facts([activityWords(goal.activity, now), amountInWords(goal.activity.amount)].filter(Boolean));
    default:
      return unreachable(goal);
  }
}

const ACT_ICONS: Partial<Record<Act, IconNode>> = {
  send: ArrowUpRight,
  receive: ArrowDownLeft,
  lock: Lock,
  'import-account': Download,
  shortcuts: Keyboard,
};

const pageIcon = (route: string): IconNode => (PAGE_ICONS as Record<string, IconNode>)[route] ?? Settings2;

function Mark({ goal }: { goal: Goal }) {
  switch (goal.kind) {
    case 'act':
      return <Icon node={ACT_ICONS[goal.act] ?? Plus} size={18} />;
    case 'page':
      return <Icon node={pageIcon(goal.route)} size={18} />;
    case 'character':
      return (
        <span {...lookAttributes(goal.character.look)}>
          <Mask shape={goal.character.look.mask} size={24} closed={goal.character.state === 'closed'} />
        </span>
      );
    case 'account':
      return <Avatar address={goal.account.address} />;
    case 'asset':
      return <TokenMark asset={goal.asset} />;
    case 'item':
      return (
        <TokenMark square asset={{ symbol: goal.item.collection ?? '#', token: goal.item.contract, kind: 'came' }} />
      );
    case 'contact':
      return <Icon node={UserRound} size={18} />;
    case 'site':
      return <SiteTile origin={goal.site.origin} />;
    case 'secret':
      return <EntryMark entry={goal.secret} />;
    case 'network':
      return <Icon node={Network} size={18} />;
    case 'activity':
      return <ActivitySign one={goal.activity} />;
    default:
      return unreachable(goal);
  }
}
