/** One level in the matrix: its name and login methods, a mask per character, and a sentence that says the same. */

import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
import type { CharacterSummary, LevelView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Icon, Pencil } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { levelSentence } from '../level-sentence.ts';
import { RowLink } from '../list-detail.tsx';

export function LevelRow(props: {
  level: LevelView;
  snapshot: UnlockedSnapshot;
  onToggle: (character: CharacterSummary) => void;
  items: readonly MenuItem[];
  isChosen: boolean;
}) {
  const { level, snapshot } = props;
  const methods = snapshot.methods.filter(({ levelId, state }) => levelId === level.id && state !== 'revoked');
  // The pages of the characters say which.
  const limited = snapshot.characters.flatMap(({ id, name }) =>
    snapshot.signing.some(({ levelId, characterId }) => levelId === level.id && characterId === id) ? [name] : [],
  );
  return (
    <tr data-testid="level" data-level-name={level.name}>
      <th scope="row">
        <div class="level-name">
          <span class="h3">
            <RowLink route="levels" id={level.id} isChosen={props.isChosen}>
              {level.name}
            </RowLink>
          </span>
          <MoreMenu of={level.name} align="start" items={props.items} />
          {level.manages && (
            <span class="tag">
              <Icon node={Pencil} size={13} />
              {t.canManage}
            </span>
          )}
        </div>
        <div class="small">{t.loginMethodsOf(methods.map(({ name }) => name))}</div>
        <div class="small said-again">{levelSentence(level, snapshot.characters)}</div>
        {limited.length > 0 && (
          <div class="small" data-testid="level-limits">
            {t.withLimitsAs(limited)}
          </div>
        )}
      </th>
      {snapshot.characters.map((character) => (
        <Cell key={character.id} level={level} character={character} onToggle={() => props.onToggle(character)} />
      ))}
    </tr>
  );
}

/** A filled mask means open, an outline closed. A level that can manage the identity always opens every character. */
function Cell(props: { level: LevelView; character: CharacterSummary; onToggle: () => void }) {
  const { level, character, onToggle } = props;
  const opens = level.manages || level.characterIds.includes(character.id);
  const right = level.manages ? undefined : level.limits?.[character.id];
  return (
    <td {...lookAttributes(character.look)}>
      {/* biome-ignore lint/a11y/useSemanticElements: the tick is a mask, and it holds only after the proof */}
      <button
        type="button"
        class={opens ? 'cell is-on' : 'cell'}
        role="checkbox"
        aria-checked={opens}
        aria-label={
          right === 'view' ? t.viewsNamed(level.name, character.name) : t.opensNamed(level.name, character.name)
        }
        aria-disabled={level.manages}
        title={level.manages ? t.managingOpensAll : undefined}
        data-testid="level-cell"
        data-character-name={character.name}
        onClick={() => !level.manages && onToggle()}
      >
        <Mask shape={character.look.mask} size={36} closed={!opens} />
      </button>
      <div class="fine">{opens ? t.cell[right ?? 'own'] : t.closed}</div>
    </td>
  );
}
