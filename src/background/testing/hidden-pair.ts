/** A computer with two identities for tests, of which one can be hidden: what its pages send, over the real wallets. The test puts `kept-browser.ts` in the place of the browser. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import type { CommandAnswer, CommandArgs, CommandName } from '../../messaging/commands.ts';
import type { Snapshot } from '../../messaging/snapshot.ts';
import { createCommands } from '../run-command.ts';
import { takeSnapshot } from '../views/snapshot.ts';
import { openWallets, type Wallets } from '../wallets.ts';

/** What is kept for a popup is another test's. */
export const NO_PICTURE = { drop: async () => undefined };

export async function run<Name extends CommandName>(
  wallets: Wallets,
  name: Name,
  args: CommandArgs<Name>,
): Promise<CommandAnswer<Name>> {
  const command = createCommands(await wallets.current());
  return (await command({ kind: 'command', id: 1, name, args } as never, () => undefined)) as CommandAnswer<Name>;
}

export const seen = async (wallets: Wallets): Promise<Snapshot> => takeSnapshot(await wallets.current());

/** A passkey that evaluates inputs as an authenticator does. */
export function createPasskey() {
  const key = randomBytes(32);
  const credentialId = toBase64Url(randomBytes(16));
  const prf = (input: string) => toBase64Url(hmac(sha256, key, fromBase64Url(input)));
  const answer = async (wallets: Wallets) => {
    const option = await run(wallets, 'find-ceremony', { credentialId });
    const { prfFirst, prfSecond } = option.ceremony ?? { prfFirst: '', prfSecond: '' };
    return { kind: 'passkey' as const, methodId: option.methodId, prfFirst: prf(prfFirst), prfSecond: prf(prfSecond) };
  };
  return { credentialId, prf, answer };
}
export type Passkey = ReturnType<typeof createPasskey>;

export const credentialOf = ({ credentialId, prf }: Passkey, options: CommandAnswer<'creation-options'>) => ({
  kind: 'passkey' as const,
  ticket: options.ticket,
  name: 'Passkey',
  credentialId,
  transports: ['internal'],
  authenticator: { aaguid: null, sync: 'bound' as const },
  prfFirst: prf(options.prfFirst),
  prfSecond: prf(options.prfSecond),
});

/** Starts an identity at the place in use. @returns its recovery key */
export async function start(wallets: Wallets, passkey: Passkey): Promise<string> {
  const options = await run(wallets, 'creation-options', { replaces: null });
  const { recoveryKey } = await run(wallets, 'start-identity', {
    credential: credentialOf(passkey, options),
    identityType: 'person',
    server: null,
  });
  const { ask } = await run(wallets, 'draft-recovery-key', {});
  await run(wallets, 'confirm-recovery-key', {
    groups: Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])),
  });
  await run(wallets, 'draft-backup', {});
  await run(wallets, 'finish-identity', {});
  return recoveryKey.join(' ');
}

export async function unlockedOf(wallets: Wallets) {
  const snapshot = await seen(wallets);
  if (snapshot.kind !== 'unlocked') throw new Error(`The wallet is ${snapshot.kind}.`);
  return snapshot;
}

/** A decoy and a hidden identity, which is open. */
export async function create() {
  const wallets = await openWallets(() => undefined, NO_PICTURE);
  const [decoy, secret] = [createPasskey(), createPasskey()];
  const decoyKey = await start(wallets, decoy);
  await run(wallets, 'begin-identity', {});
  const secretKey = await start(wallets, secret);
  const [, second] = (await unlockedOf(wallets)).identities ?? [];
  await run(wallets, 'label-identity', { id: second?.id ?? '', label: 'Night Market' });
  return { wallets, decoy, secret, hiddenId: second?.id ?? '', keys: { decoy: decoyKey, secret: secretKey } };
}

export async function hide(wallets: Wallets, secret: Passkey): Promise<void> {
  await run(wallets, 'hide-identity', { hidden: true, proof: await secret.answer(wallets) });
}

/** What the login page says of a recovery key. @returns `null`: it opened */
export const said = (wallets: Wallets, text: string, personal?: string): Promise<string | null> =>
  run(wallets, 'unlock-with-recovery-key', { text, ...(personal === undefined ? {} : { personal }) }).then(
    () => null,
    (error: unknown) => (isWalletError(error) ? `${error.code}: ${error.message}` : 'none'),
  );
