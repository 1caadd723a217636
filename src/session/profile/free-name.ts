/** Names for accounts that arrive without the person choosing one: never a name that an account or contact of the character has. */
import { NAME_LIMIT, type Profile } from './profile.ts';

const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Does an account or contact have this name, whatever its capitals? */
export const isNameTaken = ({ accounts, contacts }: Pick<Profile, 'accounts' | 'contacts'>, name: string): boolean =>
  [...accounts, ...contacts].some((known) => folded(known.name) === folded(name));

/** The name, with a number where it is taken. */
export function freeName(profile: Pick<Profile, 'accounts' | 'contacts'>, name: string): string {
  for (let number = 1; ; number++) {
    const tail = number === 1 ? '' : ` ${number}`;
    const candidate = name.slice(0, NAME_LIMIT - tail.length) + tail;
    if (!isNameTaken(profile, candidate)) return candidate;
  }
}
