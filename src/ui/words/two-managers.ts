/** Says what needs two managers. */

import { wordsMethods as t } from '../../locales/en/ui/words/methods.ts';
import type { SecondManagerAct } from '../../messaging/persons.ts';

/** A sentence without a full stop. */
export const twoAreNeeded = (acts: readonly SecondManagerAct[]): string =>
  acts.length === 0 ? t.oneManager : t.twoManagers(acts);

/** The same as an act, a phrase with a verb. */
export const askForTwo = (acts: readonly SecondManagerAct[]): string =>
  acts.length === 0 ? t.proposeOneManager : t.proposeTwoManagers(acts);
