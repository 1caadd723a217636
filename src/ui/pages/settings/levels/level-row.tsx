/** One level in the matrix: its name and login methods, a mask per character, and a sentence that says the same. */

import { toListing } from '../../../../locales/en/grammar.ts';
import type { Limit } from '../../../../messaging/level.ts';
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
              Can manage the identity
            </span>
          )}
        </div>
        <div class="small">
          {methods.length === 0 ? 'No login method yet' : methods.map(({ name }) => name).join(', ')}
        </div>
        <div class="small said-again">{levelSentence(level, snapshot.characters)}</div>
        {limited.length > 0 && (
          <div class="small" data-testid="level-limits">
            With limits as {toListing(limited)}
          </div>
        )}
      </th>
      {snapshot.characters.map((character) => (
        <Cell key={character.id} level={level} character={character} onToggle={() => props.onToggle(character)} />
      ))}
    </tr>
  );
}

const RIGHTS: Record<Limit | 'own', string> = { own: 'Opens', use: 'Uses', view: 'Views' };

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
        aria-label={`${level.name} ${right === 'view' ? 'views' : 'opens'} ${character.name}`}
        aria-disabled={level.manages}
        title={level.manages ? 'A level that can manage the identity opens every character' : undefined}
        data-testid="level-cell"
        data-character-name={character.name}
        onClick={() => !level.manages && onToggle()}
      >
        <Mask shape={character.look.mask} size={36} closed={!opens} />
      </button>
      <div class="fine">{opens ? RIGHTS[right ?? 'own'] : 'Closed'}</div>
    </td>
  );
}
