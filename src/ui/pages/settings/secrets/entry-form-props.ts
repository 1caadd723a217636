/** What the forms of a login and of a note get. */
import type { SecretView } from '../../../../messaging/secret.ts';
import type { CharacterPageProps } from '../character-page-props.ts';

export interface EntryFormProps extends CharacterPageProps {
  /** `null` makes a new one. */
  entry: SecretView | null;
  /** The part of the character's room that is taken: 1 is full. */
  taken: number;
  /** A change makes a new entry: `targetId` is what it is called from now on. */
  onSaved: (targetId: string) => void;
}
