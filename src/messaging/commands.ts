/**
 * Every command of our own pages, by its name. The worker reads a page's arguments by these schemas; pages import the types
 * alone, so that no schema comes into their bundle.
 */
import type * as v from 'valibot';
import type { AnswerType, CommandContract } from './command-contract.ts';
import { ACCOUNT_COMMANDS } from './commands/account-commands.ts';
import { changeAllowances } from './commands/allowance/change-allowances.ts';
import { searchAllowances } from './commands/allowance/search-allowances.ts';
import { restore } from './commands/backup/restore.ts';
import { saveBackup } from './commands/backup/save-backup.ts';
import { startOver } from './commands/backup/start-over.ts';
import { creationOptions } from './commands/ceremony/creation-options.ts';
import { discoveryOptions } from './commands/ceremony/discovery-options.ts';
import { changeCharacter } from './commands/character/change-character.ts';
import { deleteCharacter } from './commands/character/delete-character.ts';
import { exportPhrase } from './commands/character/export-phrase.ts';
import { newCharacter } from './commands/character/new-character.ts';
import { orderCharacters } from './commands/character/order-characters.ts';
import { rotateCharacters } from './commands/character/rotate-characters.ts';
import { setActive } from './commands/character/set-active.ts';
import { settleChanged } from './commands/character/settle-changed.ts';
import { ensName } from './commands/contact/ens-name.ts';
import { keepContact } from './commands/contact/keep-contact.ts';
import { lookAlike } from './commands/contact/look-alike.ts';
import { removeContact } from './commands/contact/remove-contact.ts';
import { resolveName } from './commands/contact/resolve-name.ts';
import { saveContact } from './commands/contact/save-contact.ts';
import { addDescriptions } from './commands/description/add-descriptions.ts';
import { removeDescription } from './commands/description/remove-description.ts';
import { confirmRecoveryKey } from './commands/draft/confirm-recovery-key.ts';
import { discardDraft } from './commands/draft/discard-draft.ts';
import { draftBackup } from './commands/draft/draft-backup.ts';
import { draftRecoveryKey } from './commands/draft/draft-recovery-key.ts';
import { finishIdentity } from './commands/draft/finish-identity.ts';
import { inviteDraft } from './commands/draft/invite-draft.ts';
import { startIdentity } from './commands/draft/start-identity.ts';
import { startKnownIdentity } from './commands/draft/start-known-identity.ts';
import { checkExposed } from './commands/exposed/check-exposed.ts';
import { moveFunds } from './commands/exposed/move-funds.ts';
import { settleExposed } from './commands/exposed/settle-exposed.ts';
import { beginIdentity } from './commands/identity/begin-identity.ts';
import { deleteIdentity } from './commands/identity/delete-identity.ts';
import { findIdentity } from './commands/identity/find-identity.ts';
import { hideIdentity } from './commands/identity/hide-identity.ts';
import { keepIdentity } from './commands/identity/keep-identity.ts';
import { labelIdentity } from './commands/identity/label-identity.ts';
import { removeIdentity } from './commands/identity/remove-identity.ts';
import { renameIdentity } from './commands/identity/rename-identity.ts';
import { securityHistory } from './commands/identity/security-history.ts';
import { switchIdentity } from './commands/identity/switch-identity.ts';
import { ITEM_COMMANDS } from './commands/item/item-commands.ts';
import { changeLevel } from './commands/level/change-level.ts';
import { newLevel } from './commands/level/new-level.ts';
import { removeLevel } from './commands/level/remove-level.ts';
import { findCeremony } from './commands/login/find-ceremony.ts';
import { lock } from './commands/login/lock.ts';
import { stepDown } from './commands/login/step-down.ts';
import { stepUp } from './commands/login/step-up.ts';
import { stepUpWithRecoveryKey } from './commands/login/step-up-with-recovery-key.ts';
import { unlock } from './commands/login/unlock.ts';
import { unlockWithRecoveryKey } from './commands/login/unlock-with-recovery-key.ts';
import { cancelWaiting } from './commands/loss/cancel-waiting.ts';
import { endFreezeCode } from './commands/loss/end-freeze-code.ts';
import { makeFreezeCode } from './commands/loss/make-freeze-code.ts';
import { reportLoss } from './commands/loss/report-loss.ts';
import { stopWaiting } from './commands/loss/stop-waiting.ts';
import { unfreezeMethod } from './commands/loss/unfreeze-method.ts';
import { useFreezeCode } from './commands/loss/use-freeze-code.ts';
import { addMethod } from './commands/method/add-method.ts';
import { removeMethod } from './commands/method/remove-method.ts';
import { renameMethod } from './commands/method/rename-method.ts';
import { resetMethod } from './commands/method/reset-method.ts';
import { setMethodLevel } from './commands/method/set-method-level.ts';
import { addNetwork } from './commands/network/add-network.ts';
import { checkNetworks } from './commands/network/check-networks.ts';
import { refreshBalances } from './commands/network/refresh-balances.ts';
import { removeNetwork } from './commands/network/remove-network.ts';
import { setExplorer } from './commands/network/set-explorer.ts';
import { setNetwork } from './commands/network/set-network.ts';
import { setRpc } from './commands/network/set-rpc.ts';
import { showNetwork } from './commands/network/show-network.ts';
import { oidcBegin } from './commands/oidc/oidc-begin.ts';
import { oidcFinish } from './commands/oidc/oidc-finish.ts';
import { oidcIssuers } from './commands/oidc/oidc-issuers.ts';
import { agreeComputer } from './commands/pairing/agree-computer.ts';
import { confirmComputer } from './commands/pairing/confirm-computer.ts';
import { endPairing } from './commands/pairing/end-pairing.ts';
import { inviteComputer } from './commands/pairing/invite-computer.ts';
import { joinComputer } from './commands/pairing/join-computer.ts';
import { joinWithCredential } from './commands/pairing/join-with-credential.ts';
import { joinWithKnown } from './commands/pairing/join-with-known.ts';
import { changePassword } from './commands/password/change-password.ts';
import { enrolAgain } from './commands/password/enrol-again.ts';
import { giveUpRow } from './commands/password/give-up-row.ts';
import { opaqueLoginFinish } from './commands/password/opaque-login-finish.ts';
import { opaqueLoginStart } from './commands/password/opaque-login-start.ts';
import { opaqueRegisterStart } from './commands/password/opaque-register-start.ts';
import { allowExport } from './commands/person/allow-export.ts';
import { carryOut } from './commands/person/carry-out.ts';
import { removePerson } from './commands/person/remove-person.ts';
import { renamePerson } from './commands/person/rename-person.ts';
import { requireTwo } from './commands/person/require-two.ts';
import { setPersonLevel } from './commands/person/set-person-level.ts';
import { withdrawProposal } from './commands/person/withdraw-proposal.ts';
import { addRecoveryKey } from './commands/recovery/add-recovery-key.ts';
import { beginRecoveryKey } from './commands/recovery/begin-recovery-key.ts';
import { checkRecoveryKey } from './commands/recovery/check-recovery-key.ts';
import { confirmNewKey } from './commands/recovery/confirm-new-key.ts';
import { discardRecoveryKey } from './commands/recovery/discard-recovery-key.ts';
import { readSheets } from './commands/recovery/read-sheets.ts';
import { remindLater } from './commands/recovery/remind-later.ts';
import { showRecoveryKey } from './commands/recovery/show-recovery-key.ts';
import { forgetRemoval } from './commands/removal/forget-removal.ts';
import { undoRemoval } from './commands/removal/undo-removal.ts';
import { decide } from './commands/request/decide.ts';
import { moveApproval } from './commands/request/move-approval.ts';
import { showRequests } from './commands/request/show-requests.ts';
import { updateApproval } from './commands/request/update-approval.ts';
import { SECRET_COMMANDS } from './commands/secret-commands.ts';
import { addServer } from './commands/server/add-server.ts';
import { checkServer } from './commands/server/check-server.ts';
import { moveServer } from './commands/server/move-server.ts';
import { syncNow } from './commands/server/sync-now.ts';
import { changeSettings } from './commands/settings/change-settings.ts';
import { forgetUnread } from './commands/settings/forget-unread.ts';
import { setSigningRule } from './commands/signing/set-signing-rule.ts';
import { SITE_COMMANDS } from './commands/site-commands.ts';
import { TOKEN_COMMANDS } from './commands/token/token-commands.ts';
import { bringThrough } from './commands/transaction/bring-through.ts';
import { checkRecipient } from './commands/transaction/check-recipient.ts';
import { readActivity } from './commands/transaction/read-activity.ts';
import { replaceTransaction } from './commands/transaction/replace-transaction.ts';
import { send } from './commands/transaction/send.ts';

export const COMMANDS = {
  'creation-options': creationOptions,
  'discovery-options': discoveryOptions,

  'start-identity': startIdentity,
  'start-known-identity': startKnownIdentity,
  'draft-recovery-key': draftRecoveryKey,
  'invite-draft': inviteDraft,
  'confirm-recovery-key': confirmRecoveryKey,
  'draft-backup': draftBackup,
  'finish-identity': finishIdentity,
  'discard-draft': discardDraft,

  restore,
  'save-backup': saveBackup,
  'start-over': startOver,

  'check-server': checkServer,
  'add-server': addServer,
  'move-server': moveServer,
  'sync-now': syncNow,

  'find-identity': findIdentity,
  'begin-identity': beginIdentity,
  'switch-identity': switchIdentity,
  'label-identity': labelIdentity,
  'hide-identity': hideIdentity,
  'remove-identity': removeIdentity,
  'rename-identity': renameIdentity,
  'delete-identity': deleteIdentity,
  'keep-identity': keepIdentity,
  'security-history': securityHistory,

  'opaque-register-start': opaqueRegisterStart,
  'opaque-login-start': opaqueLoginStart,
  'opaque-login-finish': opaqueLoginFinish,
  'rename-person': renamePerson,
  'remove-person': removePerson,
  'set-person-level': setPersonLevel,
  'require-two': requireTwo,
  'carry-out': carryOut,
  'allow-export': allowExport,
  'withdraw-proposal': withdrawProposal,
  'change-password': changePassword,
  'enrol-again': enrolAgain,
  'give-up-row': giveUpRow,

  'oidc-issuers': oidcIssuers,
  'oidc-begin': oidcBegin,
  'oidc-finish': oidcFinish,

  'find-ceremony': findCeremony,
  unlock,
  'unlock-with-recovery-key': unlockWithRecoveryKey,
  'step-up': stepUp,
  'step-up-with-recovery-key': stepUpWithRecoveryKey,
  'step-down': stepDown,
  lock,

  'set-active': setActive,
  'new-character': newCharacter,
  'change-character': changeCharacter,
  'order-characters': orderCharacters,
  'delete-character': deleteCharacter,
  'rotate-characters': rotateCharacters,
  'export-phrase': exportPhrase,
  'settle-changed': settleChanged,

  ...ACCOUNT_COMMANDS,

  'move-funds': moveFunds,
  'settle-exposed': settleExposed,
  'check-exposed': checkExposed,

  'save-contact': saveContact,
  'add-descriptions': addDescriptions,
  'remove-description': removeDescription,
  'remove-contact': removeContact,
  'keep-contact': keepContact,
  'resolve-name': resolveName,
  'ens-name': ensName,

  ...SECRET_COMMANDS,

  'undo-removal': undoRemoval,
  'forget-removal': forgetRemoval,

  'add-method': addMethod,
  'rename-method': renameMethod,
  'remove-method': removeMethod,
  'set-method-level': setMethodLevel,
  'reset-method': resetMethod,

  'begin-recovery-key': beginRecoveryKey,
  'show-recovery-key': showRecoveryKey,
  'confirm-new-key': confirmNewKey,
  'add-recovery-key': addRecoveryKey,
  'discard-recovery-key': discardRecoveryKey,
  'check-recovery-key': checkRecoveryKey,
  'read-sheets': readSheets,
  'remind-later': remindLater,

  'report-loss': reportLoss,
  'unfreeze-method': unfreezeMethod,
  'cancel-waiting': cancelWaiting,
  'stop-waiting': stopWaiting,
  'make-freeze-code': makeFreezeCode,
  'end-freeze-code': endFreezeCode,
  'use-freeze-code': useFreezeCode,

  'new-level': newLevel,
  'change-level': changeLevel,
  'remove-level': removeLevel,

  'set-signing-rule': setSigningRule,

  'set-network': setNetwork,
  'set-rpc': setRpc,
  'show-network': showNetwork,
  'add-network': addNetwork,
  'remove-network': removeNetwork,
  'check-networks': checkNetworks,
  'refresh-balances': refreshBalances,
  'set-explorer': setExplorer,
  ...TOKEN_COMMANDS,
  ...ITEM_COMMANDS,

  'change-settings': changeSettings,
  'forget-unread': forgetUnread,

  ...SITE_COMMANDS,

  'check-recipient': checkRecipient,
  'look-alike': lookAlike,
  send,
  'read-activity': readActivity,
  'replace-transaction': replaceTransaction,
  'bring-through': bringThrough,
  'search-allowances': searchAllowances,
  'change-allowances': changeAllowances,

  'update-approval': updateApproval,
  'move-approval': moveApproval,
  'show-requests': showRequests,
  decide,

  'invite-computer': inviteComputer,
  'confirm-computer': confirmComputer,
  'join-computer': joinComputer,
  'join-with-credential': joinWithCredential,
  'join-with-known': joinWithKnown,
  'agree-computer': agreeComputer,
  'end-pairing': endPairing,
} satisfies Record<string, CommandContract>;

type Table = typeof COMMANDS;

export type CommandName = keyof Table;
export type CommandArgs<Name extends CommandName> = v.InferOutput<Table[Name]['input']>;
export type CommandAnswer<Name extends CommandName> =
  Table[Name]['answer'] extends AnswerType<infer Answer> ? Answer : never;
