/** Describes a character: its accounts and sites, or what opens it. */

import { popupSwitcher as t } from '../../locales/en/ui/popup/switcher.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { toMoment } from '../words/day.ts';

/** *1 account, 2 sites*; *Closed. Opens with “Security key in the drawer”*. */
export function characterWords(character: CharacterSummary, active: boolean): string {
  if (character.state === 'closed') {
    const [method, ...others] = character.opensWith;
    if (method === undefined) return t.closedToAll;
    return t.closedOpensWith(method.name, others.length);
  }
  return [
    ...(active ? [t.activeSentence] : []),
    ...(character.state === 'viewed' ? [t.viewOnlySentence] : []),
    ...(character.openUntil === null ? [] : [t.openUntil(toMoment(character.openUntil, Date.now()))]),
    t.accountsAndSites(character.accountCount, character.siteCount),
  ].join(' ');
}
