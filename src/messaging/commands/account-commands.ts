/** The commands about accounts, and the phrases that come with them, by their names. */
import { acceptOffered } from './account/accept-offered.ts';
import { accountDelegation } from './account/account-delegation.ts';
import { deleteUnusedKeys } from './account/delete-unused-keys.ts';
import { endDelegation } from './account/end-delegation.ts';
import { exportKeptPhrase } from './account/export-kept-phrase.ts';
import { exportPrivateKey } from './account/export-private-key.ts';
import { importAccounts } from './account/import-accounts.ts';
import { listUnusedKeys } from './account/list-unused-keys.ts';
import { lookUpAccounts } from './account/look-up-accounts.ts';
import { newAccount } from './account/new-account.ts';
import { removeAccount } from './account/remove-account.ts';
import { removeOffered } from './account/remove-offered.ts';
import { removePhrase } from './account/remove-phrase.ts';
import { renameAccount } from './account/rename-account.ts';
import { renamePhrase } from './account/rename-phrase.ts';
import { shareAccount } from './account/share-account.ts';
import { watchAddress } from './account/watch-address.ts';

export const ACCOUNT_COMMANDS = {
  'new-account': newAccount,
  'look-up-accounts': lookUpAccounts,
  'import-accounts': importAccounts,
  'rename-phrase': renamePhrase,
  'remove-phrase': removePhrase,
  'export-kept-phrase': exportKeptPhrase,
  'watch-address': watchAddress,
  'rename-account': renameAccount,
  'remove-account': removeAccount,
  'share-account': shareAccount,
  'export-private-key': exportPrivateKey,
  'accept-offered': acceptOffered,
  'remove-offered': removeOffered,
  'list-unused-keys': listUnusedKeys,
  'delete-unused-keys': deleteUnusedKeys,
  'account-delegation': accountDelegation,
  'end-delegation': endDelegation,
};
