/** One level: what it opens and how, and the login methods that have it. */

import { methods as kindTexts } from '../../../../locales/en/ui/methods.ts';
import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
import type { LevelView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Waypoints } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Row, Rows } from '../../../components/row.tsx';
import { ICONS } from '../../../methods/icons.ts';

import { levelSentence } from '../level-sentence.ts';
import { DetailActs } from '../list-detail.tsx';
import { rightOf } from '../opens/connections.ts';
import { detailPath, settingsPath } from '../settings-routes.ts';

export function LevelDetail(props: { snapshot: UnlockedSnapshot; level: LevelView; items: readonly MenuItem[] }) {
  const { snapshot, level, items } = props;
  const methods = snapshot.methods.filter(({ levelId, state }) => levelId === level.id && state !== 'revoked');
  const limited = snapshot.characters.filter(({ id }) =>
    snapshot.signing.some(({ levelId, characterId }) => levelId === level.id && characterId === id),
  );
  return (
    <>
      <p>{levelSentence(level, snapshot.characters)}</p>
      <div class="acts-row">
        <a class="btn secondary s" href={`#/${settingsPath(`opens/level/${encodeURIComponent(level.id)}`)}`}>
          <Icon node={Waypoints} size={17} /> {t.whatItOpens}
        </a>
      </div>
      <FactList tall>
        <FactRow name={t.managesTheIdentity}>{level.manages ? t.yes : t.no}</FactRow>
        <FactRow name={t.limits}>{t.limitsAs(limited.map(({ name }) => name))}</FactRow>
      </FactList>
      <DetailActs items={items.filter(({ disabled }) => disabled !== true)} />
      <h3 class="h3">{t.characters}</h3>
      <FactList tall>
        {snapshot.characters.map(({ id, name }) => (
          <FactRow key={id} name={name}>
            {t.rights[rightOf(level, id) ?? 'none']}
          </FactRow>
        ))}
      </FactList>
      <h3 class="h3">{t.loginMethods}</h3>
      {methods.length === 0 ? (
        <p class="small">{t.noMethodHasIt}</p>
      ) : (
        <Rows>
          {methods.map(({ id, name, kind }) => (
            <Row
              key={id}
              lead={<Icon node={ICONS[kind]} size={20} />}
              title={name === '' ? kindTexts.kinds[kind].name : name}
              detail={kindTexts.kinds[kind].name}
              href={`#/${detailPath('login-methods', id)}`}
            />
          ))}
        </Rows>
      )}
    </>
  );
}
