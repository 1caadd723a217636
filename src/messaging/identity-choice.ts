/** An identity on this computer, as a page offers it to choose. */
import type { LoginOption } from './login-option.ts';

/** A site whose requests wait for a login. */
export interface AskingSite {
  origin: string;
  /** It asks to be connected. */
  connects: boolean;
}

export interface IdentityChoice {
  /** Of its place on this computer; it says nothing of the identity. */
  id: string;
  /** The name that it has on this computer, or *Identity 2*. */
  label: string;
  /** The person gave it that name. */
  isNamed: boolean;
  /** The wallet shows this one; the others are locked. */
  inUse: boolean;
  /** No screen shows it before its own login. Only ever of the one in use. */
  isHidden?: true;
  /** It is being made or found. */
  isNew: boolean;
  /** Its login methods that this computer knows. */
  loginOptions: LoginOption[];
  /** Sites that belong to it and wait for its login; absent: none. */
  asking?: AskingSite[];
}
