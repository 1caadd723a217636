/** A preview of the popup with a character's look. */

import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import type { Look } from '../../../../messaging/look.ts';
import { BandName } from '../../../components/band.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { Ribbon } from '../../../components/ribbon.tsx';

export const CharacterPreview = ({ name, look }: { name: string; look: Look }) => (
  <div class="preview" {...lookAttributes(look)} aria-hidden="true">
    <div class="band">
      <Mask shape={look.mask} size={40} />
      <div class="grow">
        <BandName name={name} />
      </div>
    </div>
    <Ribbon />
    <div class="preview-ground">
      <Mask shape={look.mask} size={88} />
      <span class="btn primary">
        <Mask shape={look.mask} size={20} />
        <span class="clip">{t.signInAs(name)}</span>
      </span>
    </div>
  </div>
);
