/** Says what needs two managers. */

import { toListing } from '../../locales/en/grammar.ts';
import type { SecondManagerAct } from '../../messaging/persons.ts';

const PHRASES: Record<SecondManagerAct, string> = {
  managers: 'managers and levels',
  members: 'removing and lowering members',
  deletion: 'deletions',
  limits: 'limits',
  exports: 'exports of keys',
};

const listed = (acts: readonly SecondManagerAct[]): string => toListing(acts.map((act) => `for ${PHRASES[act]}`));

/** A sentence without a full stop. */
export const twoAreNeeded = (acts: readonly SecondManagerAct[]): string =>
  acts.length === 0 ? 'One manager is enough again' : `Two managers are needed ${listed(acts)}`;

/** The same as an act, a phrase with a verb. */
export const askForTwo = (acts: readonly SecondManagerAct[]): string =>
  acts.length === 0 ? 'Let one manager be enough again' : `Ask for two managers ${listed(acts)}`;
