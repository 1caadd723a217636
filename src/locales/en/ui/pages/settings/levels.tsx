/** The page of levels, and the forms that change them. */
import { room, type Text } from '../../../../room.ts';
import { toListing, toSeries } from '../../../grammar.ts';

export const levels = room('ui/pages/settings/levels', {
  // level-items.ts
  edit: 'Edit',
  inUse: 'In use: change the level of its login methods first',
  remove: 'Remove',
  // close-character.tsx
  removeFrom: (character: Text, level: Text) => `Remove ${character} from ${level}`,
  noLongerOpens: (level: Text, character: Text) => `${level} no longer opens ${character}`,
  removeFromQuestion: (character: Text, level: Text) => `Remove ${character} from ${level}?`,
  removeFromText: (character: Text, level: Text) =>
    `${character} gets new keys and a new recovery phrase. Login methods with the level ${level} can no longer open it, but anyone who used one may have kept what they saw.`,
  // level-detail.tsx
  rights: { own: 'Opens it', use: 'Signs, without seeing its keys', view: 'Only views it', none: 'Stays closed' },
  whatItOpens: 'What it opens',
  managesTheIdentity: 'Manages the identity',
  yes: 'Yes',
  no: 'No',
  limits: 'Limits',
  limitsAs: (names: readonly string[]) => (names.length === 0 ? 'None' : `As ${toListing(names)}`),
  characters: 'Characters',
  loginMethods: 'Login methods',
  noMethodHasIt: 'No login method has this level yet.',
  // level-form.tsx
  createNamed: (name: Text) => `Create the level ${name}`,
  changeNamed: (level: Text) => `Change the level ${level}`,
  created: (name: Text) => `${name} created`,
  saved: (name: Text) => `${name} saved`,
  newLevel: 'New level',
  changeLevel: (level: Text) => `Change ${level}`,
  createLevel: 'Create level',
  save: 'Save',
  name: 'Name',
  nameExample: 'Work',
  nameTaken: 'Another level has this name.',
  opens: 'Opens',
  everythingHelp: () => (
    <>
      <b>Everything</b>: this level signs, sends, and can export private keys and the recovery phrase.
    </>
  ),
  useHelp: () => (
    <>
      <b>Use, never export</b>: this level signs and sends, but the wallet shows it no private key and no recovery
      phrase.
    </>
  ),
  viewHelp: () => (
    <>
      <b>View only</b>: this level sees accounts, balances, contacts and history, gets no key and signs nothing. Where
      it could sign before, the keys are rotated.
    </>
  ),
  canManage: 'Can manage the identity',
  canManageHelp:
    'Adds and removes login methods, and creates and deletes characters. Opens every character, including new ones.',
  // level-row.tsx
  cell: { own: 'Opens', use: 'Uses', view: 'Views' },
  opensNamed: (level: Text, character: Text) => `${level} opens ${character}`,
  viewsNamed: (level: Text, character: Text) => `${level} views ${character}`,
  loginMethodsOf: (names: readonly string[]) => (names.length === 0 ? 'No login method yet' : toSeries(names)),
  withLimitsAs: (names: readonly string[]) => `With limits as ${toListing(names)}`,
  managingOpensAll: 'A level that can manage the identity opens every character',
  closed: 'Closed',
  // levels.tsx
  closeTo: (character: Text, level: Text) => `Close ${character} to ${level}`,
  addTo: (character: Text, level: Text) => `Add ${character} to ${level}`,
  nowOpens: (level: Text, character: Text) => `${level} now opens ${character}`,
  title: 'Levels',
  lede: 'A level is a set of characters. Each login method has a level, and opens the characters of that level and no others.',
  removingRotates: 'Removing a character from a level rotates its keys',
  rotatingTakesTime: 'This takes a moment and needs a login method that can manage the identity.',
  matrixLabel: 'Levels and characters',
  whenLoggingIn: 'When you log in with',
  // remove-level.tsx
  removeNamed: (level: Text) => `Remove the level ${level}`,
  removed: (level: Text) => `${level} removed`,
  removeQuestion: (level: Text) => `Remove ${level}?`,
  removeText: 'No login method uses this level. Characters and login methods don’t change.',
  // right-select.tsx
  rightLabel: (character: Text) => `What this level may do as ${character}`,
  everything: 'Everything',
  useNoExport: 'Use, never export',
  viewOnly: 'View only',
});
