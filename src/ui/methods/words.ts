/** What a login method's own file tells the pages: icon and words. Names no person, character or level. */
import type { IconNode } from '../components/icon.tsx';
import type { CreationStep } from '../passkey.ts';

/** A title with a line below. */
export interface Said {
  title: string;
  detail: string;
}

/** A method that answers to a touch, a look or a PIN. */
export interface TouchWords {
  icon: IconNode;
  name: string;
  /** The button that makes one. */
  create: Said;
  /** Title and lede of the page on which it is made. */
  making: Said;
  /** The button that logs in with it. */
  unlock: Said;
  /** Above the card while it is waited for. */
  lede: string;
  /** In the card while it is waited for. */
  waiting: Said;
  /** In the card while one is made. */
  steps: Record<CreationStep, Said>;
}

/** A method that is typed. */
export interface TypedWords {
  icon: IconNode;
  name: string;
  unlock: Said;
}
