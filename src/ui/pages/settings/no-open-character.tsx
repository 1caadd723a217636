/** Replaces a character's page while no character is open at this level. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { Empty } from '../../components/empty.tsx';
import { HouseMark } from '../../components/mask.tsx';

export const NoOpenCharacter = () => (
  <main class="page">
    <Empty whole mark={<HouseMark size={56} />} title={t.noOpenCharacter} text={t.noOpenCharacterText}>
      <a class="btn secondary" href="#/settings/characters">
        {t.characters}
      </a>
    </Empty>
  </main>
);
