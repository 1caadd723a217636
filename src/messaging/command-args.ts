/**
 * The arguments of every command as they are read, each checked before its handler runs: a page of ours is trusted to mean
 * well, not to be without faults. What a command may do with them is the handler's business.
 */
import * as v from 'valibot';
import { WalletError } from '../lib/errors.ts';
import type { CommandArgs, CommandName } from './command.ts';
import { address, characterId, text, texts, why, flag as yes } from './commands/schemas.ts';
import { COMMANDS } from './commands.ts';
import { lookSchema } from './look-schema.ts';

const nothing = v.object({});

const touchKind = v.picklist(['passkey', 'security-key']);
const touchAnswer = v.object({
  kind: touchKind,
  methodId: text,
  prfFirst: text,
  prfSecond: text,
  personal: v.exactOptional(text),
});
const passwordKey = v.object({ exportKey: text, salt: text });
const passwordAnswer = v.object({
  kind: v.literal('password'),
  methodId: text,
  password: v.nullable(text),
  key: v.nullable(passwordKey),
  personal: v.exactOptional(text),
});
const loginAnswer = v.variant('kind', [touchAnswer, passwordAnswer]);

const goesOn = { withoutKeys: v.exactOptional(v.boolean()) };
const proof = v.variant('kind', [
  v.object({ ...touchAnswer.entries, ...goesOn }),
  v.object({ kind: v.literal('password'), key: passwordKey, personal: v.exactOptional(text), ...goesOn }),
  v.object({ kind: v.literal('recovery-key'), text, ...goesOn }),
]);

const newTouch = v.object({
  ticket: text,
  kind: touchKind,
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
const credential = v.variant('kind', [newPassword, newTouch]);

const findAnswer = v.variant('kind', [
  v.object({
    kind: v.literal('passkey'),
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

const ofMethod = v.object({ methodId: text, proof });
const ofCharacter = v.object({ characterId, proof });
const level = { name: text, manages: yes, characterIds: texts, proof };

/** The commands without a contract of their own yet. */
type Others = Exclude<CommandName, keyof typeof COMMANDS>;

/** One for each of them: a command without one does not compile, nor one that leaves out a field (`EveryFieldIsRead`). */
const ARGS = {
  'creation-options': nothing,
  'start-identity': v.object({
    credential,
    identityType: v.picklist(['person', 'virtual', 'organisation']),
    server: v.nullable(text),
  }),
  'discovery-options': nothing,
  'find-identity': v.object({
    server: text,
    keepCopy: yes,
    answer: findAnswer,
    personal: v.exactOptional(text),
  }),
  'add-server': v.object({ url: text, proof }),
  'move-server': v.object({ url: text, proof }),
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
  'step-up': v.variant('kind', [
    v.object({ ...passwordAnswer.entries, characterId: v.nullable(text) }),
    v.object({ ...touchAnswer.entries, characterId: v.nullable(text) }),
  ]),
  'step-up-with-recovery-key': v.object({ text, characterId: v.nullable(text) }),
  'step-down': nothing,
  lock: nothing,
  'new-character': v.object({
    name: text,
    look: v.nullable(lookSchema),
    levelIds: texts,
    firstAccountName: text,
    proof,
  }),
  'delete-character': ofCharacter,
  'export-private-key': v.object({ characterId, address, proof }),
  'export-phrase': ofCharacter,
  'add-method': v.object({ credential, levelId: text, proof }),
  'rename-method': v.object({ methodId: text, name: text, proof }),
  'remove-method': v.object({ methodId: text, why, proof }),
  'set-method-level': v.object({ methodId: text, levelId: text, why, proof }),
  'new-level': v.object(level),
  'change-level': v.object({ levelId: text, ...level, why }),
  'remove-level': v.object({ levelId: text, proof }),
  'rename-identity': v.object({ name: text, proof }),
  'report-loss': v.object({ methodIds: texts, deviceIds: texts, why, proof }),
  'unfreeze-method': ofMethod,
  'cancel-waiting': ofMethod,
  'stop-waiting': v.object({ proof }),
  'reset-method': v.object({ methodId: text, credential, why, proof }),
  'rotate-characters': v.object({ characterIds: texts, why, proof }),
  'make-freeze-code': ofMethod,
  'end-freeze-code': ofMethod,
  'confirm-computer': v.object({ name: text, levelId: text, proof }),
  'join-with-credential': v.object({ credential: newTouch }),
} satisfies { readonly [Name in Others]: v.GenericSchema<unknown, CommandArgs<Name>> };

/** With every optional field present, at every depth. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;
/** The commands whose schema leaves out a field, also an optional one: valibot would drop it without a word. */
type Incomplete = {
  [Name in Others]: Whole<v.InferOutput<(typeof ARGS)[Name]>> extends Whole<CommandArgs<Name>> ? never : Name;
}[Others];
type Nothing<T extends never> = T;
/** Does not compile while a schema above leaves out a field of its command. */
export type EveryFieldIsRead = Nothing<Incomplete>;

const SCHEMAS: Record<string, v.GenericSchema<unknown, unknown>> = {
  ...ARGS,
  ...Object.fromEntries(Object.entries(COMMANDS).map(([name, { input }]) => [name, input])),
};

export const COMMAND_NAMES = Object.keys(SCHEMAS) as CommandName[];

export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(SCHEMAS, name);

/**
 * The arguments without anything that the command does not have.
 * @throws WalletError bad-input, naming the field
 */
export function parseArgs<Name extends CommandName>(name: Name, args: unknown): CommandArgs<Name> {
  const parsed = v.safeParse(SCHEMAS[name] as v.GenericSchema<unknown, CommandArgs<Name>>, args);
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]);
  throw new WalletError(
    'bad-input',
    `This page asked for "${name}" in a way that the wallet does not understand${field === null ? '' : ` (${field})`}. Nothing was changed. Reload the page and try again.`,
  );
}
