/** Replaces a character's page while no character is open at this level. */
import { Empty } from '../../components/empty.tsx';
import { HouseMark } from '../../components/mask.tsx';

export const NoOpenCharacter = () => (
  <main class="page">
    <Empty
      whole
      mark={<HouseMark size={56} />}
      title="No character is open"
      text="Your level opens no character. Log in with another method, or open a character from the list."
    >
      <a class="btn secondary" href="#/settings/characters">
        Characters
      </a>
    </Empty>
  </main>
);
