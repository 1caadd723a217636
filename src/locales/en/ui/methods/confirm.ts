/** Confirming a change of the identity by a fresh login. */
import { room, type Text } from '../../../room.ts';
import { plural, toChoice, toListing } from '../../grammar.ts';

const quoted = (name: string): string => `“${name}”`;

export const confirm = room('ui/methods/confirm', {
  // confirm-change.tsx
  goOnWithoutKeys: 'Continue without these keys?',
  cancel: 'Cancel',
  goOn: 'Continue without them',
  lede: 'Confirm that it’s you: log in again, or use the recovery key.',
  cannotConfirm: (names: readonly string[]) =>
    plural(names.length, {
      one: `${toListing(names.map(quoted))} can’t confirm this, because this changes what it opens.`,
      other: `${toListing(names.map(quoted))} can’t confirm this, because this changes what they open.`,
    }),
  // proof-dialog.tsx
  notPossibleHere: 'Not possible on this computer',
  needsOthers: (names: readonly string[]) =>
    `This needs ${toListing(names.map(quoted))}, which this computer doesn’t have.`,
  confirm: 'Confirm',
  // to-proof.ts
  serverHasToBeAsked: 'This needs the key server. Log in again, this time with the server.',
  fileIsNeeded: 'This needs the login file. Enter the passphrase again.',
  // owners.ts
  onlyUses: (method: Text, character: Text) =>
    `“${method}” can use ${character}, but not export its keys. No other login method can either.`,
  onlyUsesButOthers: (method: Text, character: Text, others: readonly string[]) =>
    `“${method}” can use ${character}, but not export its keys. Confirm with ${toChoice(others.map(quoted))}, which can.`,
  // The toast after it.
  proposed: 'Proposed. Waiting for a second manager',
});
