/** What the session says about the stored names and settings of an identity, and the names that stand in for what has none. */
import { room, type Text } from '../../room.ts';
import { toChoice } from '../grammar.ts';

export const sessionProfile = room('session/profile', {
  // changed-places.ts
  lookedAtAlready: 'This change has already been reviewed.',
  // computers.ts
  unnamedComputer: 'A computer',
  // identity-names.ts
  kinds: {
    passkey: 'Passkey',
    'security-key': 'Security key',
    password: 'Password',
    'own-storage': 'Own storage',
    certificate: 'Certificate',
    oidc: 'Account',
    'recovery-key': 'Recovery key',
    other: 'Login method',
  },
  unnamedIdentity: 'Identity',
  managingLevel: 'Everything',
  unnamedLevel: 'Level',
  numberedCharacter: (number: Text) => `Character ${number}`,
  // owning.ts
  refusedUseOwner: (refusal: Text, owners: readonly string[]) =>
    `${refusal} Use one that owns the character: ${toChoice(owners.map((name) => `“${name}”`))}.`,
  // profile.ts
  unnamedCharacter: 'Character',
  unnamedAccount: 'Account',
  unnamedMethod: 'Login method',
  unnamedContact: 'Contact',
  documentOfOtherVersion: 'This version of the wallet can’t read a part of this identity. Update the wallet.',
  characterFull: 'This character is full. Remove contacts, sites or accounts that you no longer need.',
  giveName: 'Enter a name.',
  nameTooLong: (most: Text) => `Make the name shorter: ${most} characters at most.`,
  // profiles.ts
  characterMissing: 'This character is missing. Restore the backup file.',
  namesMissing: 'The names of this identity are missing. Restore the backup file.',
  // signed.ts
  unnamedSignature: 'A signature',
  // signing-policy.ts
  limitsUnreadable: 'These limits can’t be read. Enter them again.',
  tooManyLimits: 'There are too many limits. Remove sites or limits that you don’t need.',
  notASite: (typed: Text) => `“${typed}” isn’t a valid site address. It should look like https://app.example.`,
  // spent.ts
  tooManyPayments: 'This character has made too many payments within a day. Wait until tomorrow.',
  // kept-targets.ts
  newKeysSince: 'This can’t be undone any more: the character has been given new keys.',
  // targets.ts
  noSuchCharacter: 'This character no longer exists.',
  keyMissing:
    'The key of this account is missing here. Use another computer that has it, or restore the backup file in a new browser profile.',
  // token-choice.ts
  tooManyTokens: (most: Text) =>
    `A character remembers at most ${most} tokens that you added or hid. Remove one first.`,
});
