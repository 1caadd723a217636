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
  serverHasToBeAsked: 'The key server has to be asked for this. Log in with it once more.',
  fileIsNeeded: 'The login file is needed for this. Type the passphrase again.',
  // owners.ts
  onlyUses: (method: Text, character: Text) =>
    `“${method}” may use ${character}, but not take its keys out. No other login method can, either.`,
  onlyUsesButOthers: (method: Text, character: Text, others: readonly string[]) =>
    `“${method}” may use ${character}, but not take its keys out. Confirm with ${toChoice(others.map(quoted))}, which can.`,
  // The toast after it.
  proposed: 'Proposed. It waits for a second manager',
});
