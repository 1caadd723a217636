/** One login method: name, last use, the masks it opens, its level. */
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Check, Icon, Info, Layers, Pencil, Printer, RefreshCw, Trash2 } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { goTo } from '../../../location.ts';
import { METHODS } from '../../../methods/methods.ts';
import { toFacts, useAuthenticatorNames } from '../../../methods/passkey/authenticator-name.ts';
import { checkStanding } from '../../../methods/recovery-key/recovery-check.ts';
import { toDate, toDay, toMoment } from '../../../words/day.ts';
import { toListing } from '../../../words/listing.ts';
import { settingsPath } from '../settings-routes.ts';
import type { MethodActKind } from './method-act.tsx';

export function MethodRow(props: {
  snapshot: UnlockedSnapshot;
  method: MethodView;
  onAct: (kind: MethodActKind) => void;
}) {
  const { snapshot, method, onAct } = props;
  const level = snapshot.levels.find(({ id }) => id === method.levelId);
  const opens = (characterId: string) => level?.manages === true || level?.characterIds.includes(characterId) === true;
  const names = snapshot.characters.filter(({ id }) => opens(id)).map(({ name }) => name);
  const waits = method.state === 'pending';
  const models = useAuthenticatorNames();
  const standing = checkStanding(method, Date.now());
  const items: MenuItem[] =
    method.kind === 'recovery-key'
      ? recoveryItems(snapshot, method, onAct)
      : [
          { name: 'Details', icon: Info, testid: 'method-details', act: () => onAct('details') },
          { name: 'Rename', icon: Pencil, testid: 'rename-method', act: () => onAct('rename') },
          ...((method.kind === 'password' || method.kind === 'oidc') && method.state === 'active'
            ? [
                {
                  name: method.kind === 'oidc' ? 'Change the passphrase' : 'Change the password',
                  icon: METHODS.password.icon,
                  testid: 'change-password',
                  act: () => onAct('password'),
                },
              ]
            : []),
          ...(waits
            ? []
            : [
                { name: 'Change the level', icon: Layers, testid: 'change-method-level', act: () => onAct('level') },
                {
                  name: 'New keys',
                  icon: RefreshCw,
                  testid: 'renew-method',
                  act: () => goTo(settingsPath(`lost/renew/${method.id}`)),
                },
                {
                  name: 'Freeze code',
                  icon: Printer,
                  testid: 'freeze-code-of',
                  act: () => goTo(settingsPath(`lost/code/${method.id}`)),
                },
              ]),
          { name: 'Remove', icon: Trash2, danger: true, testid: 'remove-method', act: () => onAct('remove') },
        ];
  return (
    <div class="row method-row" data-testid="login-method" data-method-kind={method.kind}>
      <Icon node={METHODS[method.kind].icon} size={22} />
      <span class="grow">
        <span class="t clip">
          {method.name}
          {method.current && <Tag tone="good">Logged in</Tag>}
          {method.state === 'frozen' && <Tag tone="danger">Frozen</Tag>}
          {standing === 'never' && <Tag tone="caution">Never checked</Tag>}
          {standing === 'old' && <Tag tone="danger">Not checked for a year</Tag>}
        </span>
        <span class="d">{lastUse(method)}</span>
        {method.sheets !== undefined && (
          <span class="d" data-testid="sheet-holders">
            Sheets: {method.sheets.holders.join(', ')}
          </span>
        )}
        {method.authenticator !== undefined && (
          <span class="d" data-testid="authenticator">
            {toFacts(method.authenticator, models)}
          </span>
        )}
      </span>
      <span class="opens">
        <span class="vh">{names.length === 0 ? 'Opens nothing.' : `Opens ${toListing(names)}.`}</span>
        <span class="masks" aria-hidden="true">
          {snapshot.characters.map((character) => (
            <span key={character.id} class="contents" {...lookAttributes(character.look)}>
              <Mask shape={character.look.mask} size={24} closed={!opens(character.id)} />
            </span>
          ))}
        </span>
        <span class="grow">
          <span class="t clip">{level?.name ?? ''}</span>
          {level?.manages === true && <span class="d">Can manage the identity</span>}
        </span>
      </span>
      <MoreMenu of={method.name} items={items} />
    </div>
  );
}

function lastUse(method: MethodView): string {
  const { state, frozenSince, activeFrom, kind, lastUsedAt, addedAt, boundHere } = method;
  const now = Date.now();
  if (state === 'frozen' && frozenSince !== null) return `Frozen since ${toMoment(frozenSince, now)}`;
  if (state === 'pending' && activeFrom !== null) return `Takes effect ${toMoment(activeFrom, now)}`;
  if (kind === 'recovery-key') return onPaper(method, now);
  if (kind === 'other') return `${METHODS.other.name}. ${METHODS.other.unlock.detail}`;
  const used = `Added ${toDate(addedAt, now)}. ${lastUsedAt === null ? 'Not used here yet' : `Used ${toDay(lastUsedAt, now)}`}`;
  return boundHere ? `${used}. Copy on this computer` : used;
}

/** *On paper since 3 March. Checked on 3 November* */
function onPaper({ addedAt, checkedAt, asksPersonal, sheets }: MethodView, now: number): string {
  const told = [
    `On paper since ${toDate(addedAt, now)}`,
    ...(sheets === undefined ? [] : [`${sheets.holders.length} sheets, ${sheets.needed} needed`]),
    ...((checkedAt ?? null) === null ? [] : [`Checked on ${toDate(checkedAt as number, now)}`]),
    ...(asksPersonal === true ? ['Also asks for something only you know'] : []),
  ];
  return told.join('. ');
}

/** A recovery key that waits can be cancelled, and nothing else; the last one in use is renewed and never removed. */
function recoveryItems(
  snapshot: UnlockedSnapshot,
  method: MethodView,
  onAct: (kind: MethodActKind) => void,
): MenuItem[] {
  const rename: MenuItem = { name: 'Rename', icon: Pencil, testid: 'rename-method', act: () => onAct('rename') };
  if (method.state === 'pending') return [rename];
  const others = snapshot.methods.filter(
    ({ id, kind, state }) => kind === 'recovery-key' && state === 'active' && id !== method.id,
  );
  return [
    {
      name: 'Check that I still have it',
      icon: Check,
      testid: 'check-key',
      act: () => goTo(settingsPath('login-methods/check')),
    },
    rename,
    {
      name: 'Make a new one',
      icon: RefreshCw,
      testid: 'renew-recovery-key',
      act: () => goTo(settingsPath(`login-methods/recovery-key/${method.id}`)),
    },
    ...(others.length === 0
      ? []
      : [{ name: 'Remove', icon: Trash2, danger: true, testid: 'remove-method', act: () => onAct('remove') }]),
  ];
}
