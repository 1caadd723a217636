/**
 * The arguments of every command as they are read, each checked before its handler runs: a page of ours is trusted to mean
 * well, not to be without faults. What a command may do with them is the handler's business.
 */
import * as v from 'valibot';
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { CommandArgs, CommandName } from './command.ts';
import { lookSchema } from './look-schema.ts';

const text = v.string();
const texts = v.array(text);
const yes = v.boolean();
const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const nothing = v.object({});
const characterId = text;
const why = v.picklist(['lost', 'not-lost']);

const prfAnswer = v.object({ methodId: text, prfFirst: text, prfSecond: text, personal: v.exactOptional(text) });
const passwordKey = v.object({ exportKey: text, salt: text });
const passwordAnswer = v.object({
  kind: v.literal('password'),
  methodId: text,
  password: v.nullable(text),
  key: v.nullable(passwordKey),
  personal: v.exactOptional(text),
});
const loginAnswer = v.union([passwordAnswer, prfAnswer]);

const goesOn = { withoutKeys: v.exactOptional(v.boolean()) };
const proof = v.variant('kind', [
  v.object({ kind: v.literal('ceremony'), ...prfAnswer.entries, ...goesOn }),
  v.object({ kind: v.literal('password'), key: passwordKey, personal: v.exactOptional(text), ...goesOn }),
  v.object({ kind: v.literal('recovery-key'), text, ...goesOn }),
]);

const newPasskey = v.object({
  ticket: text,
  kind: v.picklist(['passkey', 'security-key']),
  name: text,
  credentialId: text,
  transports: texts,
  prfFirst: text,
  prfSecond: text,
  personal: v.exactOptional(text),
});
const keeping = { password: v.nullable(text), rememberName: yes };
const anotherPassword = v.object({
  ...keeping,
  kind: v.literal('password'),
  registration: text,
  record: text,
  exportKey: text,
  personal: v.exactOptional(text),
});
const newPassword = v.object({ ...anotherPassword.entries, name: text, accountName: text });
const credential = v.variant('kind', [newPassword, newPasskey]);

const findAnswer = v.variant('kind', [
  v.object({
    kind: v.literal('ceremony'),
    ticket: text,
    credentialId: text,
    transports: texts,
    prfFirst: text,
    prfSecond: text,
  }),
  v.object({ ...keeping, kind: v.literal('password'), accountName: text, key: passwordKey }),
  v.object({ kind: v.literal('recovery-key'), text }),
]);

const opaqueStart = v.object({
  server: v.nullable(text),
  methodId: v.nullable(text),
  accountName: v.nullable(text),
  request: text,
});

const edits = v.object({
  accounts: v.exactOptional(v.array(address)),
  newAccount: v.exactOptional(yes),
  chainId: v.exactOptional(chainId),
  fee: v.exactOptional(
    v.object({
      speed: v.picklist(['slow', 'normal', 'fast', 'own', 'site']),
      maxFeePerGas: v.exactOptional(text),
      maxPriorityFeePerGas: v.exactOptional(text),
      gasPrice: v.exactOptional(text),
      gasLimit: v.exactOptional(text),
    }),
  ),
  nonce: v.exactOptional(count),
  limit: v.exactOptional(v.nullable(text)),
});

const ofMethod = v.object({ methodId: text, proof });
const ofCharacter = v.object({ characterId, proof });
const ofAccount = v.object({ characterId, address });
const level = { name: text, manages: yes, characterIds: texts, proof };

/** One for each command: a command without one does not compile, nor one that leaves out a field (`EveryFieldIsRead`). */
const ARGS = {
  'creation-options': nothing,
  'start-identity': v.object({
    credential,
    identityType: v.picklist(['person', 'virtual', 'organisation']),
    server: v.nullable(text),
  }),
  'draft-recovery-key': nothing,
  'confirm-recovery-key': v.object({ groups: v.record(v.pipe(text, v.regex(/^[1-8]$/)), text) }),
  'draft-backup': nothing,
  'finish-identity': nothing,
  'discard-draft': nothing,
  restore: v.object({ contents: text, recoveryKey: text, alone: yes }),
  'start-over': nothing,
  'check-server': v.object({ url: text }),
  'discovery-options': nothing,
  'find-identity': v.object({
    server: text,
    keepCopy: yes,
    answer: findAnswer,
    personal: v.exactOptional(text),
  }),
  'add-server': v.object({ url: text, proof }),
  'move-server': v.object({ url: text, proof }),
  'sync-now': v.object({ accept: v.exactOptional(text) }),
  'delete-identity': v.object({ proof }),
  'keep-identity': v.object({ proof }),
  'opaque-register-start': opaqueStart,
  'opaque-login-start': opaqueStart,
  'opaque-login-finish': v.object({
    server: v.nullable(text),
    methodId: v.nullable(text),
    login: text,
    finish: text,
  }),
  'change-password': v.object({
    methodId: text,
    key: passwordKey,
    personal: v.exactOptional(text),
    password: anotherPassword,
  }),
  unlock: loginAnswer,
  'unlock-with-recovery-key': v.object({ text }),
  'step-up': v.union([
    v.object({ ...passwordAnswer.entries, characterId: v.nullable(text) }),
    v.object({ ...prfAnswer.entries, characterId: v.nullable(text) }),
  ]),
  'step-up-with-recovery-key': v.object({ text, characterId: v.nullable(text) }),
  'step-down': nothing,
  lock: nothing,
  'set-active': v.object({ characterId }),
  'new-character': v.object({
    name: text,
    look: v.nullable(lookSchema),
    levelIds: texts,
    firstAccountName: text,
    proof,
  }),
  'change-character': v.object({ characterId, name: v.exactOptional(text), look: v.exactOptional(lookSchema) }),
  'order-characters': v.object({ characterIds: texts }),
  'delete-character': ofCharacter,
  'new-account': v.object({ characterId, name: text }),
  'import-private-key': v.object({ characterId, name: text, privateKey: text }),
  'watch-address': v.object({ characterId, name: text, address: text }),
  'rename-account': v.object({ characterId, address, name: text }),
  'remove-account': ofAccount,
  'share-account': v.object({ characterId, address, toCharacterId: text }),
  'export-private-key': v.object({ characterId, address, proof }),
  'export-phrase': ofCharacter,
  'save-contact': v.object({ characterId, address: text, name: text }),
  'remove-contact': ofAccount,
  'add-method': v.object({ credential, levelId: text, proof }),
  'rename-method': v.object({ methodId: text, name: text, proof }),
  'remove-method': v.object({ methodId: text, why, proof }),
  'set-method-level': v.object({ methodId: text, levelId: text, why, proof }),
  'new-level': v.object(level),
  'change-level': v.object({ levelId: text, ...level, why }),
  'remove-level': v.object({ levelId: text, proof }),
  'rename-identity': v.object({ name: text, proof }),
  'save-backup': nothing,
  'set-network': v.object({ characterId, chainId }),
  'set-rpc': v.object({ chainId, rpcUrls: texts }),
  'add-network': v.object({
    chainId,
    name: text,
    symbol: text,
    rpcUrls: texts,
    explorerUrl: v.nullable(text),
  }),
  'remove-network': v.object({ chainId }),
  'refresh-balances': nothing,
  'change-settings': v.object({
    autoLockMinutes: v.exactOptional(v.number()),
    windowEthereum: v.exactOptional(yes),
    httpSites: v.exactOptional(yes),
    blindSigning: v.exactOptional(yes),
  }),
  'forget-unread': nothing,
  'site-of-tab': v.object({ tabId: v.number(), url: text }),
  'disconnect-site': v.object({ characterId, origin: text }),
  'move-site': v.object({ origin: text, toCharacterId: text }),
  'set-site-accounts': v.object({ characterId, origin: text, accounts: v.array(address) }),
  'set-site-network': v.object({ characterId, origin: text, chainId }),
  'check-recipient': v.object({ characterId, from: address, to: text }),
  send: v.object({
    characterId,
    from: address,
    to: text,
    amount: text,
    token: v.nullable(address),
    everything: yes,
  }),
  'replace-transaction': v.object({ activityId: text, act: v.picklist(['speed-up', 'cancel']) }),
  'update-approval': v.object({ approvalId: text, edits }),
  'move-approval': v.object({ approvalId: text, characterId }),
  'show-requests': nothing,
  decide: v.object({
    approvalId: text,
    decision: v.variant('kind', [
      v.object({ kind: v.literal('approve'), revision: count, edits, ticked: texts }),
      v.object({ kind: v.literal('refuse') }),
    ]),
  }),
  'block-site': v.object({ origin: text }),
  'unblock-site': v.object({ origin: text }),
  'report-loss': v.object({ methodIds: texts, deviceIds: texts, why, proof }),
  'unfreeze-method': ofMethod,
  'cancel-waiting': ofMethod,
  'stop-waiting': v.object({ proof }),
  'reset-method': v.object({ methodId: text, credential, why, proof }),
  'rotate-characters': v.object({ characterIds: texts, why, proof }),
  'security-history': nothing,
  'move-funds': ofAccount,
  'settle-exposed': ofAccount,
  'check-exposed': v.object({ characterId }),
  'make-freeze-code': ofMethod,
  'end-freeze-code': ofMethod,
  'use-freeze-code': v.object({ server: text, code: text }),
  'keep-contact': ofAccount,
  'settle-changed': v.object({ characterId, what: v.picklist(['site', 'route']), key: text, keep: v.boolean() }),
  'accept-offered': v.object({ characterId, targetId: text, name: text }),
  'remove-offered': v.object({ characterId, targetId: text }),
  'list-unused-keys': v.object({ characterId }),
  'delete-unused-keys': v.object({ characterId, targetIds: texts }),
  'invite-computer': nothing,
  'confirm-computer': v.object({ name: text, levelId: text, proof }),
  'join-computer': v.object({ server: text, code: text }),
  'join-with-credential': v.object({ credential: newPasskey }),
  'agree-computer': nothing,
  'end-pairing': nothing,
} satisfies { readonly [Name in CommandName]: v.GenericSchema<unknown, CommandArgs<Name>> };

/** With every optional field present, at every depth. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;
/** The commands whose schema leaves out a field, also an optional one: valibot would drop it without a word. */
type Incomplete = {
  [Name in CommandName]: Whole<v.InferOutput<(typeof ARGS)[Name]>> extends Whole<CommandArgs<Name>> ? never : Name;
}[CommandName];
type Nothing<T extends never> = T;
/** Does not compile while a schema above leaves out a field of its command. */
export type EveryFieldIsRead = Nothing<Incomplete>;

export const COMMAND_NAMES = Object.keys(ARGS) as CommandName[];

export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(ARGS, name);

/**
 * The arguments without anything that the command does not have.
 * @throws WalletError bad-input, naming the field
 */
export function parseArgs<Name extends CommandName>(name: Name, args: unknown): CommandArgs<Name> {
  const parsed = v.safeParse(ARGS[name] as v.GenericSchema<unknown, CommandArgs<Name>>, args);
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]);
  throw new WalletError(
    'bad-input',
    `This page asked for "${name}" in a way that the wallet does not understand${field === null ? '' : ` (${field})`}. Nothing was changed. Reload the page and try again.`,
  );
}
