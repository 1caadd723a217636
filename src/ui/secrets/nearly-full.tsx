/** Says that a character has little or no room left for logins and notes, before something that is typed cannot be saved. */
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
          What is here can still be changed. To add something, remove entries that you do not need, or keep new ones
          with another character.
        </p>
      </WarningBox>
    );
  return (
    <WarningBox severity="note" title={`${name} is nearly full`} rule="nearly-full">
      <p>
        {Math.floor(taken * 100)} % of its room for logins and notes is taken. Remove entries that you do not need, or
        keep new ones with another character.
      </p>
    </WarningBox>
  );
}
