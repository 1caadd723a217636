/** Describes a character: its accounts and sites, or what opens it. */

import { toCounted } from '../../locales/en/grammar.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { toMoment } from '../words/day.ts';

/** *1 account, 2 sites*; *Closed. Opens with Security key in the drawer*. */
export function characterWords(character: CharacterSummary, active: boolean): string {
  if (character.state === 'closed') {
    const [method, ...others] = character.opensWith;
    if (method === undefined) return 'Closed. No login method on this computer opens it';
    const more = others.length === 0 ? '' : ` or ${toCounted(others.length, 'other')}`;
    return `Closed. Opens with ${method.name}${more}`;
  }
  const accounts = toCounted(character.accountCount, 'account');
  const sites = character.siteCount === 0 ? '' : `, ${toCounted(character.siteCount, 'site')}`;
  const until = character.openUntil === null ? '' : `Open until ${toMoment(character.openUntil, Date.now())}. `;
  const viewOnly = character.state === 'viewed' ? 'View only. ' : '';
  return `${active ? 'Active. ' : ''}${viewOnly}${until}${accounts}${sites}`;
}
