/** Checks the passkey door against a browser played by hand: what it asks for, what it refuses, what it hands on. */
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../lib/bytes.ts';
import type { CreationOptions } from '../../../messaging/commands/ceremony/creation-options.ts';
import type { LoginOption } from '../../../messaging/snapshot.ts';
import { type CreationStep, createPasskeys, type WebAuthn } from './ceremony.ts';
import { isUnfocused } from './ceremony-error.ts';

const bytes = (fill: number, length = 32): Uint8Array => new Uint8Array(length).fill(fill);
const data = (flags: number): string => toBase64Url(Uint8Array.from([...bytes(9), flags, 0, 0, 0, 1]));
const VERIFIED = 0x05;
const PRESENT = 0x01;

interface Script {
  /** PRF results of create(); `enabled` alone means support without a read. */
  onCreate?: { enabled?: boolean; results?: { first: Uint8Array; second: Uint8Array } };
  /** PRF results of each get(), in order. */
  onGet?: ({ first: Uint8Array; second?: Uint8Array } | undefined)[];
  flags?: number;
  /** Authenticator data of create(), whole. */
  createData?: Uint8Array;
  /** Flags of create() where they differ. */
  createFlags?: number;
  transports?: string[];
  id?: string;
  fails?: Error;
}

/** A browser that follows a script and notes what it was asked. */
function play(script: Script) {
  const asked: { register: unknown[]; authenticate: unknown[]; disowned: string[] } = {
    register: [],
    authenticate: [],
    disowned: [],
  };
  const gets = [...(script.onGet ?? [])];
  const flags = data(script.flags ?? VERIFIED);
  const webAuthn = {
    async register(options: unknown) {
      asked.register.push(options);
      if (script.fails) throw script.fails;
      return {
        id: 'new-id',
        response: {
          authenticatorData: script.createData
            ? toBase64Url(script.createData)
            : data(script.createFlags ?? script.flags ?? VERIFIED),
          transports: script.transports ?? ['internal'],
        },
        clientExtensionResults: script.onCreate ? { prf: script.onCreate } : {},
      };
    },
    async authenticate(options: unknown) {
      asked.authenticate.push(options);
      if (script.fails && asked.register.length === 0) throw script.fails;
      const results = gets.shift();
      return {
        id: script.id ?? 'new-id',
        response: { authenticatorData: flags },
        clientExtensionResults: { prf: results ? { results } : {} },
      };
    },
    stop() {},
    async disown(_rpId: string | null, id: string) {
      asked.disowned.push(id);
    },
  };
  return { asked, passkeys: createPasskeys(webAuthn as unknown as WebAuthn) };
}

const options: CreationOptions = {
  ticket: 't1',
  rpId: null,
  userId: toBase64Url(bytes(1)),
  challenge: toBase64Url(bytes(2)),
  prfFirst: toBase64Url(bytes(3)),
  prfSecond: toBase64Url(bytes(4)),
  exclude: ['old-id'],
};
const right = () => ({ first: bytes(7), second: bytes(8) });
const option: LoginOption = {
  methodId: 'm1',
  kind: 'passkey',
  ceremony: {
    credentialId: 'new-id',
    transports: ['internal'],
    rpId: null,
    prfFirst: options.prfFirst,
    prfSecond: options.prfSecond,
  },
  usedLast: true,
};

describe('createCredential', () => {
  it('reads at create() and checks with one get()', async () => {
    const { passkeys, asked } = play({ onCreate: { enabled: true, results: right() }, onGet: [right()] });
    const steps: CreationStep[] = [];
    const made = await passkeys.createCredential(options, 'passkey', { onStep: (step) => steps.push(step) });
    expect(made).toEqual({
      ticket: 't1',
      kind: 'passkey',
      name: 'Passkey of this computer',
      credentialId: 'new-id',
      transports: ['internal'],
      authenticator: { aaguid: null, sync: 'bound' },
      prfFirst: toBase64Url(bytes(7)),
      prfSecond: toBase64Url(bytes(8)),
    });
    expect(steps).toEqual(['create', 'check']);
    expect(asked.authenticate).toHaveLength(1);
  });

  it('reads twice with get() when create() gave no output', async () => {
    const { passkeys } = play({ onCreate: { enabled: true }, onGet: [right(), right()] });
    const steps: CreationStep[] = [];
    await passkeys.createCredential(options, 'security-key', { onStep: (step) => steps.push(step) });
    expect(steps).toEqual(['create', 'check', 'check-again']);
  });

  it('asks for a resident key, user verification, PRF at create() and no second credential', async () => {
    const { passkeys, asked } = play({ onCreate: { results: right() }, onGet: [right()] });
    await passkeys.createCredential(options, 'passkey');
    const create = asked.register[0] as Record<string, never>;
    expect(create).toMatchObject({
      rp: { name: 'Dramatis' },
      user: { id: options.userId },
      excludeCredentials: [{ id: 'old-id', type: 'public-key' }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      extensions: { prf: { eval: { first: bytes(3), second: bytes(4) } } },
    });
    expect(create.rp).not.toHaveProperty('id');
    expect(create.authenticatorSelection).not.toHaveProperty('authenticatorAttachment');
    const get = asked.authenticate[0] as { extensions: object; userVerification: string };
    expect(get).toMatchObject({
      userVerification: 'required',
      allowCredentials: [{ id: 'new-id' }],
      extensions: { prf: { eval: { first: bytes(3), second: bytes(4) } } },
    });
    expect(get.extensions).not.toHaveProperty('prf.evalByCredential');
    expect(get).not.toHaveProperty('rpId');
  });

  it('asks for a security key on another device, and passes the RP ID on', async () => {
    const { passkeys, asked } = play({ onCreate: { results: right() }, onGet: [right()], transports: ['usb'] });
    await passkeys.createCredential({ ...options, rpId: 'keys.example' }, 'security-key');
    expect(asked.register[0]).toMatchObject({
      rp: { id: 'keys.example' },
      hints: ['security-key'],
      attestation: 'direct',
      authenticatorSelection: { authenticatorAttachment: 'cross-platform' },
    });
    expect(asked.authenticate[0]).toMatchObject({ rpId: 'keys.example' });
  });

  it('calls a key on a cable a security key even when a passkey was asked for', async () => {
    const { passkeys } = play({ onCreate: { results: right() }, onGet: [right()], transports: ['usb', 'nfc'] });
    expect((await passkeys.createCredential(options, 'passkey')).kind).toBe('security-key');
  });

  it('refuses two reads that differ in either output', async () => {
    for (const second of [
      { first: bytes(7), second: bytes(9) },
      { first: bytes(6), second: bytes(8) },
    ]) {
      const { passkeys } = play({ onCreate: { results: right() }, onGet: [second] });
      await expect(passkeys.createCredential(options, 'passkey')).rejects.toMatchObject({ code: 'prf-unstable' });
    }
  });

  it('refuses an authenticator without PRF, or with outputs that are not whole', async () => {
    await expect(play({}).passkeys.createCredential(options, 'passkey')).rejects.toMatchObject({ code: 'no-prf' });
    const short = play({ onCreate: { enabled: true }, onGet: [{ first: bytes(7, 16), second: bytes(8) }] });
    await expect(short.passkeys.createCredential(options, 'passkey')).rejects.toMatchObject({ code: 'no-prf' });
    const half = play({ onCreate: { enabled: true }, onGet: [{ first: bytes(7) }] });
    await expect(half.passkeys.createCredential(options, 'passkey')).rejects.toMatchObject({ code: 'no-prf' });
  });

  it('reports only an unusable credential as unknown', async () => {
    const without = play({});
    await expect(without.passkeys.createCredential(options, 'passkey')).rejects.toThrow();
    expect(without.asked.disowned).toEqual(['new-id']);
    const good = play({ onCreate: { results: right() }, onGet: [right()] });
    await good.passkeys.createCredential(options, 'passkey');
    expect(good.asked.disowned).toEqual([]);
  });

  it('refuses an answer without the user verification flag', async () => {
    for (const flags of [{ flags: PRESENT }, { createFlags: PRESENT }, { flags: PRESENT, createFlags: VERIFIED }]) {
      const { passkeys } = play({ onCreate: { results: right() }, onGet: [right()], ...flags });
      await expect(passkeys.createCredential(options, 'passkey')).rejects.toMatchObject({ code: 'refused' });
    }
  });

  it('hands on what the authenticator says of itself, and at a login whether it is synced by now', async () => {
    const attested = Uint8Array.from([...bytes(32, 32), 0x4d, 0, 0, 0, 1, ...bytes(0xab, 16), 0, 16, ...bytes(1, 16)]);
    const { passkeys, asked } = play({ onCreate: { results: right() }, onGet: [right()], createData: attested });
    const made = await passkeys.createCredential({ ...options, exclude: ['old-id', 'other-id'] }, 'passkey');
    expect(made.authenticator).toEqual({ aaguid: 'abababab-abab-abab-abab-abababababab', sync: 'syncable' });
    expect(asked.register[0]).toMatchObject({ excludeCredentials: [{ id: 'old-id' }, { id: 'other-id' }] });
    const synced = await play({ onGet: [right()], flags: 0x1d }).passkeys.answerCeremony(option);
    expect(synced.sync).toBe('synced');
  });

  it('overwrites the raw outputs', async () => {
    const first = right();
    const second = right();
    await play({ onCreate: { results: first }, onGet: [second] }).passkeys.createCredential(options, 'passkey');
    for (const output of [first.first, first.second, second.first, second.second]) expect(output).toEqual(bytes(0));
  });
});

/** The examples of WebAuthn Level 3 (test vectors of the prf extension): outputs are ArrayBuffers, and any part may be missing. */
describe('PRF outputs as in the examples of the standard', () => {
  const buffers = (...fills: [number, number?]) => {
    const [first, second] = fills.map((fill) => (fill === undefined ? undefined : (bytes(fill).buffer as ArrayBuffer)));
    return { first, ...(second === undefined ? {} : { second }) } as { first: never; second: never };
  };

  it.each([
    ['{ enabled: true }', { enabled: true }, 2],
    ['{ enabled: true, results: { first } }', { enabled: true, results: buffers(7) }, 2],
    ['{ enabled: true, results: { first, second } }', { enabled: true, results: buffers(7, 8) }, 1],
  ])('create() with %s is checked by get() until two reads agree', async (_name, onCreate, gets) => {
    const { passkeys, asked } = play({ onCreate, onGet: [buffers(7, 8), buffers(7, 8)] });
    const made = await passkeys.createCredential(options, 'passkey');
    expect([made.prfFirst, made.prfSecond]).toEqual([toBase64Url(bytes(7)), toBase64Url(bytes(8))]);
    expect(asked.authenticate).toHaveLength(gets);
  });

  it.each([
    ['{}', {}],
    ['{ enabled: false }', { enabled: false }],
  ])('create() with %s is no use', async (_name, onCreate) => {
    const { passkeys, asked } = play({ onCreate, onGet: [right(), right()] });
    await expect(passkeys.createCredential(options, 'passkey')).rejects.toMatchObject({ code: 'no-prf' });
    expect(asked.authenticate).toEqual([]);
  });

  it('get() with both outputs opens; with {} or the first alone it does not', async () => {
    const answered = await play({ onGet: [buffers(7, 8)] }).passkeys.answerCeremony(option);
    expect(answered).toMatchObject({ prfFirst: toBase64Url(bytes(7)), prfSecond: toBase64Url(bytes(8)) });
    for (const results of [undefined, buffers(7)])
      await expect(play({ onGet: [results] }).passkeys.answerCeremony(option)).rejects.toMatchObject({
        code: 'no-prf',
      });
  });
});

describe('answerCeremony', () => {
  it('answers with both outputs', async () => {
    const answer = await play({ onGet: [right()] }).passkeys.answerCeremony(option);
    expect(answer).toEqual({
      kind: 'passkey',
      methodId: 'm1',
      prfFirst: toBase64Url(bytes(7)),
      prfSecond: toBase64Url(bytes(8)),
      sync: 'bound',
    });
  });

  it('refuses another credential, a missing flag and a missing output', async () => {
    const other = play({ onGet: [right()], id: 'other-id' });
    await expect(other.passkeys.answerCeremony(option)).rejects.toMatchObject({ code: 'wrong-credential' });
    const unseen = play({ onGet: [right()], flags: PRESENT });
    await expect(unseen.passkeys.answerCeremony(option)).rejects.toMatchObject({ code: 'refused' });
    await expect(play({ onGet: [undefined] }).passkeys.answerCeremony(option)).rejects.toMatchObject({
      code: 'no-prf',
    });
  });

  it('says what to do for every failure, never in the words of the browser', async () => {
    const codes: Record<string, string> = {
      AbortError: 'stopped',
      NotAllowedError: 'refused',
      InvalidStateError: 'wrong-credential',
      ConstraintError: 'refused',
      NotSupportedError: 'no-prf',
      SecurityError: 'refused',
      UnknownError: 'refused',
      Error: 'internal',
    };
    for (const [name, code] of Object.entries(codes)) {
      const fails = Object.assign(new Error('raw words'), { name });
      const failure = await play({ fails })
        .passkeys.answerCeremony(option)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ code });
      expect((failure as Error).message).toMatch(/^[A-Z].*\.$/);
      expect((failure as Error).message).not.toContain('raw words');
    }
  });

  it('distinguishes a page without focus from a missing touch', async () => {
    const failure = async (message: string) => {
      const fails = Object.assign(new Error(message), { name: 'NotAllowedError' });
      return play({ fails })
        .passkeys.answerCeremony(option)
        .catch((error: unknown) => error);
    };
    expect(isUnfocused(await failure('Not allowed because the page does not have focus.'))).toBe(true);
    expect(isUnfocused(await failure('The operation either timed out or was not allowed.'))).toBe(false);
  });

  it('says that an excluded credential exists already', async () => {
    const fails = Object.assign(new Error('raw words'), { name: 'InvalidStateError' });
    await expect(play({ fails }).passkeys.createCredential(options, 'security-key')).rejects.toMatchObject({
      code: 'exists',
    });
  });
});

describe('discoverCredential', () => {
  const discovery = { ...options, ticket: 't2' };

  it('names no credential, asks for both outputs and hands them on', async () => {
    const { passkeys, asked } = play({ onGet: [right()], id: 'found-id' });
    expect(await passkeys.discoverCredential(discovery)).toEqual({
      kind: 'passkey',
      ticket: 't2',
      credentialId: 'found-id',
      transports: [],
      authenticator: { aaguid: null, sync: 'bound' },
      prfFirst: toBase64Url(bytes(7)),
      prfSecond: toBase64Url(bytes(8)),
    });
    expect(asked.authenticate[0]).toMatchObject({
      challenge: options.challenge,
      allowCredentials: [],
      userVerification: 'required',
      extensions: { prf: { eval: { first: bytes(3), second: bytes(4) } } },
    });
  });

  it('refuses an answer without user verification, and one without both outputs', async () => {
    const unverified = play({ onGet: [right()], flags: PRESENT });
    await expect(unverified.passkeys.discoverCredential(discovery)).rejects.toMatchObject({ code: 'refused' });
    const half = play({ onGet: [{ first: bytes(7) }] });
    await expect(half.passkeys.discoverCredential(discovery)).rejects.toMatchObject({ code: 'no-prf' });
  });
});
