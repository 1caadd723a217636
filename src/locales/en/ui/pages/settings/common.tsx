/** What several settings pages say, and what stands around each of them. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { MOST_NAMES, plural, toCount, toFew, toListing } from '../../../grammar.ts';

export const common = room('ui/pages/settings/common', {
  cancel: 'Cancel',
  brand: 'Dramatis',
  pageTitle: (title: Text) => `${title} · Dramatis`,
  repaired: 'Repaired',
  didNotWork: 'That didn’t work',
  // Addresses
  noAddress: 'Type or paste an address.',
  beginsWith0x: 'An address begins with 0x.',
  onlyHexDigits: 'After 0x, an address has only 0–9 and a–f.',
  wrongLength: (count: number) => `An address has 40 characters after 0x; this has ${count}.`,
  // What another login method changed
  changedBy: (method: Text) => `Changed by ${method}`,
  undo: 'Undo',
  keep: 'Keep',
  changeKept: (name: Text) => `Change to ${name} kept`,
  changeUndone: (name: Text) => `Change to ${name} undone`,
  // Exposure
  maybeExposed: 'Somebody else may have used it',
  maybeExposedHelp:
    'The private keys may be known to somebody. Afterwards you get a list of the accounts that could be opened, so that you can move your funds.',
  notExposedHelp:
    'Tick this if it was lost, stolen or out of your hands. In either case, new accounts use a new recovery phrase.',
  // Files of others
  keepsFiles: (person: Text, count: number) =>
    plural(count, { one: `${person} keeps a login file`, other: `${person} keeps login files` }),
  onlyOwnerDeletes: (files: readonly string[], hosts: readonly string[], person: Text) => {
    const where = hosts.length === 0 ? 'in their own storage' : `at ${toListing(hosts)}`;
    return plural(files.length, {
      one: `${toListing(files)} is a file ${where}. You have no access there, so only ${person} can delete it: ask them to. There is no hurry: it no longer opens anything in this identity.`,
      other: `${toListing(files)} are files ${where}. You have no access there, so only ${person} can delete them: ask them to. There is no hurry: they no longer open anything in this identity.`,
    });
  },
  quoted: (name: Text) => `“${name}”`,
  // What freezing can’t do
  whatFreezingCannotDo: 'What this can’t do',
  othersNotNotified:
    'This identity has no key server, so your other computers aren’t notified and can still open their copies.',
  offlineComputerOpens: 'An offline computer can still open its copy until it connects again; then it locks.',
  readableUntilLocked:
    'An unlocked wallet stays readable until it locks. Private keys that somebody has read can’t be taken back.',
  // Levels
  level: 'Level',
  managesIdentity: 'Can manage the identity',
  opensAllAndNew: (names: readonly string[]) =>
    plural(names.length, {
      one: `Opens ${toListing(names)}, and new characters too.`,
      other:
        names.length === 2
          ? 'Opens both, and new characters too.'
          : `Opens all ${toCount(names.length)}, and new characters too.`,
    }),
  nothingOpens: 'Nothing opens.',
  open: (names: readonly string[]) =>
    plural(names.length, { one: `${toFew(names)} opens.`, other: `${toFew(names)} open.` }),
  onlyOpens: (name: Text) => `Only ${name} opens.`,
  views: (names: readonly string[]) => `Views ${toFew(names)}.`,
  stayClosed: (names: readonly string[]) =>
    names.length > MOST_NAMES
      ? `The other ${toCount(names.length)} stay closed, even to a thief.`
      : plural(names.length, {
          one: `${toFew(names)} stays closed, even to a thief.`,
          other: `${toFew(names)} stay closed, even to a thief.`,
        }),
  // A list with details beside it
  details: 'Details',
  detailsOf: (name: Text) => `Details of ${name}`,
  closeDetailsOf: (name: Text) => `Close the details of ${name}`,
  detailsShown: (name: Text) => `The details of ${name} are shown beside the list.`,
  // No open character
  noOpenCharacter: 'No character is open',
  noOpenCharacterText: 'Your level opens no character. Log in with another method, or open a character from the list.',
  characters: 'Characters',
  // Waiting login methods
  waitIsOver:
    'The waiting period is over. It takes effect at the next login that can manage the identity. If this wasn’t you, cancel it.',
  takesEffect: (moment: Text) => `Takes effect on ${moment}. If this wasn’t you, cancel it.`,
  cancelWaiting: 'Cancel it',
  cancelMethod: (method: Text) => `Cancel “${method}”`,
  methodCancelled: (method: Text) => `“${method}” cancelled`,
  // The rail
  identity: 'Identity',
  yourIdentity: 'Your identity',
  identityOf: (name: Text) => `Identity of ${name}`,
  lock: 'Lock',
  pages: 'Pages of the settings:',
  skipToPage: 'Skip to the page',
  check: 'Check',
  search: 'Search',
  switchCharacter: 'Switch character',
  activeCharacter: (name: Text) => `Active character: ${name}. Switch character`,
  closed: 'Closed',
  viewOnly: 'View only',
  // After a login with the recovery key
  cameByRecoveryKey: 'You logged in with the recovery key',
  checkRecentChanges: (link: (text: string) => ComponentChildren) => (
    <>Check the {link('recent changes')}. If something isn’t yours, freeze it and rotate the characters’ keys.</>
  ),
  // Rotating keys
  rotateAllKeys: 'Rotate all keys',
  rotateAllCharacters: 'Rotate the keys of all characters',
  allKeysRotated: 'All characters have new keys',
  rotateQuestion: 'Rotate the keys of all characters?',
  rotateKeys: 'Rotate keys',
  whatRotatingDoes: (characters: readonly string[]) =>
    `${toListing(characters)}: a copied old key won’t open anything new. Your login methods get the new keys automatically, so first remove or freeze any that isn’t yours.`,
  // Another character
  character: 'Character',
  // Two managers
  twoManagersAgree: 'Two managers have to agree to this',
  waitsForSecond:
    'Two managers have to agree to this. You propose it, and another manager confirms it. The recovery key does it immediately.',
  startsLower: (start: Text, wanted: Text) =>
    `It starts with the level “${start}”, and “${wanted}” is proposed. Another manager has to confirm that. With the recovery key it gets “${wanted}” immediately.`,
  cannotWait: {
    adding:
      'It can’t wait for a second manager, because its keys are made now. Confirm it with the recovery key. Without it, first stop requiring two managers, under Members: two of you have to agree to that.',
    lost: 'It can’t wait for a second manager, because its keys are made now. First stop requiring two managers, under Members: two of you have to agree to that. Then come back.',
    replacing:
      'It can’t wait for a second manager, because its keys are made now. Confirm it with the recovery key. Without it, propose to remove this login method, and add a new one: two of you have to agree to the removal, and then to the level of the new one.',
  },
  // Unread parts
  someUnread: 'Some of your data can’t be read',
  defaultsUsedFor:
    'It was left unchanged, and everything else works. A newer version of Dramatis may be able to read it. Until then, defaults are used for:',
  removeUnread: 'Remove what can’t be read',
  removeUnreadQuestion: 'Remove the data that can’t be read?',
  onlyHere: 'It is stored only in this browser and can’t be restored. Defaults stay in use for:',
  remove: 'Remove',
  unreadRemoved: 'Removed. The defaults are in use.',
  // Pages of a character that is only viewed
  viewed: {
    accounts: {
      lede: (name: Text) => `The accounts of ${name}. You can view them, but not sign with them.`,
      none: 'No account yet',
    },
    sites: { lede: (name: Text) => `Sites connected to ${name}.`, none: 'No site is connected' },
    approvals: {
      lede: (name: Text) => `Who may take tokens or items of ${name}. A view-only login can’t revoke approvals.`,
      none: 'Approvals need a login that can sign',
    },
    limits: {
      lede: (name: Text) => `What login methods may sign as ${name}. A view-only login can’t sign.`,
      none: 'Limits are for logins that can sign',
    },
    'address-book': { lede: (name: Text) => `Names for addresses that ${name} sends to.`, none: 'No names yet' },
    logins: {
      lede: (name: Text) =>
        `Names of what ${name} keeps. This login can’t open the passwords, codes and notes themselves.`,
      none: 'No logins or notes',
    },
  },
  onlyViewed: (character: Text) =>
    `This login only views ${character}. Log in with a method that opens it to add or change something.`,
  note: 'Note',
  copyAddressOf: (name: Text) => `Copy the address of ${name}`,
  addressCopied: 'Address copied',
});
