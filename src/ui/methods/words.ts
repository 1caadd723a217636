/** What a login method's own file tells the pages: icon and words. Names no person, character or level. */
import type { IconNode } from '../components/icon.tsx';
import type { CreationStep } from './passkey/ceremony.ts';

/** A title with a line below. */
export interface Said {
  title: string;
  detail: string;
}

/** Any method that an identity can have, also one that this build cannot use. */
export interface NamedWords {
  icon: IconNode;
  name: string;
  /** The button that logs in with it; where it cannot be used, why. */
  unlock: Said;
  /** One without a name of its own, within a sentence. */
  unnamed: string;
}

/** A method that can log in. */
export interface MethodWords extends NamedWords {
  /** Above the login. */
  lede: string;
  /** The button of a locked popup or prompt, and what to have at hand for it. */
  open: Said;
}

/** A method that can be made. */
export interface CreationWords extends MethodWords {
  /** The button that makes one. */
  create: Said;
  /** Title and lede of the page of the start on which it is made. */
  making: Said;
  /** Lede of the pages of the settings on which it is made. */
  makingLede: string;
  /** What to mind where it takes the place of another one; `null`: nothing. */
  renewing: string | null;
}

/** A method that answers to a touch, a look or a PIN. */
export interface TouchWords extends CreationWords {
  /** In the card while it is waited for. */
  waiting: Said;
  /** In the card while one is made. */
  steps: Record<CreationStep, Said>;
}
