/** The stage beside start and login: a fixed drawing of hanging cloths and masks, the same for everybody. It shows no real character except the one passed in. */

import { pages as t } from '../../locales/en/ui/pages.ts';
import type { Cloth, Hue, Look, MaskShape } from '../../messaging/look.ts';
import { lookAttributes } from '../components/look-attributes.ts';
import { HouseMark, Mask } from '../components/mask.tsx';

/** `all`: every mask in colour; `none`: outlines only; a look: one mask with this look, the others as outlines. */
export type Lit = 'all' | 'none' | Look;

const look = (hue: Hue, cloth: Cloth, mask: MaskShape): Look => ({ hue, cloth, mask });

/** Position of each mask (% from the left), length of its cloth (px), and its look when lit. */
const HANGING: readonly { left: number; length: number; look: Look }[] = [
  {
    left: 9,
    length: 366,
    look: look('cobalt', 'lozenge', { outline: 'oval', eyes: 'glad', mouth: 'smile', mark: 'none', shade: 'half' }),
  },
  {
    left: 27,
    length: 205,
    look: look('clay', 'chevron', { outline: 'leaf', eyes: 'rueful', mouth: 'wail', mark: 'nose', shade: 'none' }),
  },
  {
    left: 45,
    length: 478,
    look: look('fern', 'check', { outline: 'shield', eyes: 'slit', mouth: 'line', mark: 'star', shade: 'cap' }),
  },
  {
    left: 63,
    length: 276,
    look: look('plum', 'twill', { outline: 'cat', eyes: 'almond', mouth: 'smirk', mark: 'none', shade: 'slash' }),
  },
  {
    left: 81,
    length: 146,
    look: look('ochre', 'pearl', { outline: 'disc', eyes: 'keen', mouth: 'grin', mark: 'brow', shade: 'none' }),
  },
];

export function Stage({ lit }: { lit: Lit }) {
  return (
    <aside class="stage" aria-hidden="true">
      {HANGING.map((hanging, at) => {
        const shown = typeof lit === 'object' && at === 0 ? lit : hanging.look;
        const isLit = lit === 'all' || (typeof lit === 'object' && at === 0);
        return (
          <div
            key={hanging.left}
            class={isLit ? 'hang' : 'hang is-waiting'}
            {...(isLit ? lookAttributes(shown) : {})}
            style={{ left: `${hanging.left}%` }}
          >
            <div class={isLit ? 'cloth' : 'cloth-outline'} style={{ height: `${hanging.length}px` }} />
            <Mask shape={shown.mask} size={96} closed={!isLit} />
          </div>
        );
      })}
      <div class="brand">
        <HouseMark size={32} />
        {t.name}
      </div>
    </aside>
  );
}
