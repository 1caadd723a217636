/** One login method: name, last use, the masks it opens, its level. */
import { login } from '../../../../locales/en/ui/methods/login.ts';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Icon } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { OpenedMasks } from '../../../components/opened-masks.tsx';
import { Tag } from '../../../components/row.tsx';
import { ICONS } from '../../../methods/icons.ts';
import { toFacts, useAuthenticatorNames } from '../../../methods/passkey/authenticator-name.ts';
import { checkStanding } from '../../../methods/recovery-key/recovery-check.ts';
import { toDate, toDay, toMoment } from '../../../words/day.ts';
import { RowLink } from '../list-detail.tsx';

export function MethodRow(props: {
  snapshot: UnlockedSnapshot;
  method: MethodView;
  items: readonly MenuItem[];
  isChosen: boolean;
}) {
  const { snapshot, method, items } = props;
  const level = snapshot.levels.find(({ id }) => id === method.levelId);
  const opens = (characterId: string) => level?.manages === true || level?.characterIds.includes(characterId) === true;
  const names = snapshot.characters.filter(({ id }) => opens(id)).map(({ name }) => name);
  const models = useAuthenticatorNames();
  const standing = checkStanding(method, Date.now());
  return (
    <div class="row method-row is-linked" data-testid="login-method" data-method-kind={method.kind}>
      <Icon node={ICONS[method.kind]} size={22} />
      <span class="grow">
        <span class="t clip">
          <RowLink route="login-methods" id={method.id} isChosen={props.isChosen}>
            {method.name}
          </RowLink>
          {method.current && <Tag tone="good">{t.loggedIn}</Tag>}
          {method.state === 'frozen' && <Tag tone="danger">{t.frozen}</Tag>}
          {standing === 'never' && <Tag tone="caution">{t.neverChecked}</Tag>}
          {standing === 'old' && <Tag tone="danger">{t.notCheckedForYear}</Tag>}
        </span>
        <span class="d">{lastUse(method)}</span>
        {method.sheets !== undefined && (
          <span class="d" data-testid="sheet-holders">
            {t.sheets(method.sheets.holders)}
          </span>
        )}
        {method.authenticator !== undefined && (
          <span class="d" data-testid="authenticator">
            {toFacts(method.authenticator, models)}
          </span>
        )}
      </span>
      <span class="opened-by">
        <OpenedMasks
          characters={snapshot.characters}
          opens={opens}
          said={names.length === 0 ? t.opensNothing : t.opens(names)}
        />
        <span class="grow">
          <span class="t clip">{level?.name ?? ''}</span>
          {level?.manages === true && <span class="d">{t.managesIdentity}</span>}
        </span>
      </span>
      <MoreMenu of={method.name} items={items} />
    </div>
  );
}

function lastUse(method: MethodView): string {
  const { state, frozenSince, activeFrom, kind, lastUsedAt, addedAt, boundHere } = method;
  const now = Date.now();
  if (state === 'frozen' && frozenSince !== null) return t.frozenSince(toMoment(frozenSince, now));
  if (state === 'pending' && activeFrom !== null) return t.takesEffect(toMoment(activeFrom, now));
  if (kind === 'recovery-key') return onPaper(method, now);
  if (kind === 'other') return login.cannotUse;
  return t.told([
    t.addedOn(toDate(addedAt, now)),
    lastUsedAt === null ? t.notUsedHereYet : t.usedOn(toDay(lastUsedAt, now)),
    ...(boundHere ? [t.copyHere] : []),
  ]);
}

/** *On paper since 3 March. Checked on 3 November* */
function onPaper({ addedAt, checkedAt, asksPersonal, sheets }: MethodView, now: number): string {
  return t.told([
    t.onPaperSince(toDate(addedAt, now)),
    ...(sheets === undefined ? [] : [t.sheetsNeeded(sheets.holders.length, sheets.needed)]),
    ...((checkedAt ?? null) === null ? [] : [t.checkedOn(toDate(checkedAt as number, now))]),
    ...(asksPersonal === true ? [t.asksPersonal] : []),
  ]);
}
