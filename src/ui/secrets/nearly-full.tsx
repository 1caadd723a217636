/** Says that a character has little or no room left for logins and notes, before something that is typed cannot be saved. */
import { writePercent } from '../../lib/language.ts';
import { WarningBox } from '../components/warning.tsx';

/** From here on it is said. */
const NEARLY_FULL = 0.9;

/** `taken`: 1 is full. */
export function NearlyFull({ name, taken }: { name: string; taken: number }) {
  if (taken < NEARLY_FULL) return null;
  if (taken >= 1)
    return (
      <WarningBox severity="caution" title={`${name} is full`} rule="full">
        <p>
          You can still change entries. To add one, remove entries that you don’t need, or save it with another
          character.
        </p>
      </WarningBox>
    );
  return (
    <WarningBox severity="note" title={`${name} is nearly full`} rule="nearly-full">
      <p>
        {writePercent(String(Math.floor(taken * 100)))} of the space for logins and notes is used. Remove entries that
        you don’t need, or save new ones with another character.
      </p>
    </WarningBox>
  );
}
