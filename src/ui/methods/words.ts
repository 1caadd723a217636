/** The icon and texts that each kind of login method defines for the pages. They name no user, character or level. */
import type { IconNode } from '../components/icon.tsx';
import type { CreationStep } from './passkey/ceremony.ts';

/** A title with a line below. */
export interface Said {
  title: string;
  detail: string;
}

/** Texts of any method that an identity can have, also of one that this build cannot use. */
export interface NamedWords {
  icon: IconNode;
  name: string;
  /** The button that logs in with the method, or the reason why it cannot be used. */
  unlock: Said;
  /** How a sentence calls a method that has no name. */
  unnamed: string;
}

/** A method that can log in. */
export interface MethodWords extends NamedWords {
  /** Above the login. */
  lede: string;
  /** The button of a locked popup or prompt, and what the user needs for it. */
  open: Said;
}

/** A method that can be made. */
export interface CreationWords extends MethodWords {
  /** The button that makes one. */
  create: Said;
  /** Title and lede of the setup page that creates it. */
  making: Said;
  /** Lede of the settings pages that create it. */
  makingLede: string;
  /** What to consider when it replaces another method; `null`: nothing. */
  renewing: string | null;
}

/** A method that answers to a touch, a look or a PIN. */
export interface TouchWords extends CreationWords {
  /** Shown in the card while the browser waits for the user. */
  waiting: Said;
  /** Shown in the card while a credential is created, for each step. */
  steps: Record<CreationStep, Said>;
}
