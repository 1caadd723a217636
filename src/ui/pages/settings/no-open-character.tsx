/** Stands where a character's page would, while no character is open at this level. */

import { Empty } from '../../components/empty.tsx';
import { HouseMark } from '../../components/mask.tsx';

export const NoOpenCharacter = () => (
  <main class="page">
    <Empty
      whole
      mark={<HouseMark size={56} />}
      title="No character is open"
      text="Your level opens none. Log in with another method, or open one from the list of characters."
    >
      <a class="btn secondary" href="#/settings/characters">
        Characters
      </a>
    </Empty>
  </main>
);
