/** What a page of ours sends is read before it is acted on: an unknown command or a malformed argument reaches no handler. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CommandContract } from '../messaging/command-contract.ts';
import { COMMANDS, type CommandName } from '../messaging/commands.ts';
import type { CommandMessage } from '../messaging/ui-port.ts';
import { createCommands, parseArgs } from './run-command.ts';
import type { Wallet } from './wallet.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

/** A wallet in which every call is noted and nothing happens. */
function noted(): { wallet: Wallet; calls: string[] } {
  const calls: string[] = [];
  const part = (path: string): unknown =>
    new Proxy(() => undefined, {
      get: (_target, name) => (typeof name === 'symbol' ? undefined : part(`${path}.${name}`)),
      apply: async () => {
        calls.push(path);
        return [];
      },
    });
  return { wallet: part('wallet') as Wallet, calls };
}

/** No page is gone here. */
const never = () => undefined;

const PROOF = { kind: 'recovery-key', text: 'the words' } as const;

describe('a command', () => {
  const refused = { code: 'bad-input', message: expect.stringContaining('Nothing was changed') };

  it('with an unknown name answers an error', async () => {
    const { wallet, calls } = noted();
    const run = createCommands(wallet);
    calls.length = 0;
    for (const name of ['fly', '', 'toString', '__proto__', 'constructor', null, 7, undefined])
      await expect(run({ id: 1, name, args: {} } as never, never), String(name)).rejects.toMatchObject(refused);
    expect(calls).toEqual([]);
  });

  it('answers an error where its arguments are no object, whichever command it is', async () => {
    const { wallet, calls } = noted();
    const run = createCommands(wallet);
    calls.length = 0;
    for (const name of Object.keys(COMMANDS))
      for (const args of [undefined, null, 'text', 7, true])
        await expect(run({ id: 1, name, args } as never, never), name).rejects.toMatchObject(refused);
    expect(calls).toEqual([]);
  });

  it('with one argument of another type changes nothing', async () => {
    const samples: [CommandName, object][] = [
      ['change-settings', { windowEthereum: true, autoLockMinutes: 5 }],
      ['set-rpc', { chainId: 1, rpcUrls: ['https://node.example'], sendUrl: null, bundlerUrl: null }],
      [
        'send',
        {
          characterId: 'c',
          from: `0x${'1a'.repeat(20)}`,
          to: 'x',
          amount: '1',
          token: null,
          everything: false,
          throughLayerOne: false,
        },
      ],
      ['remove-method', { methodId: 'm', why: 'lost', proof: PROOF }],
      ['decide', { approvalId: 'a', decision: { kind: 'approve', revision: 1, edits: { nonce: 3 }, ticked: ['x'] } }],
      ['new-level', { name: 'Daily', manages: true, characterIds: ['c'], proof: PROOF }],
    ];
    const { wallet, calls } = noted();
    const run = createCommands(wallet);
    calls.length = 0;
    for (const [name, args] of samples) {
      expect(parseArgs(name, args)).toEqual(args);
      for (const field of Object.keys(args)) {
        const odd = { ...args, [field]: { odd: true } };
        await expect(
          run({ id: 1, name, args: odd } as CommandMessage, never),
          `${name} ${field}`,
        ).rejects.toMatchObject(refused);
      }
    }
    expect(calls).toEqual([]);
  });

  it('never gets a field that it does not have', () => {
    fc.assert(
      fc.property(fc.constantFrom<CommandName>('lock', 'draft-backup', 'step-down'), fc.object(), (name, args) => {
        expect(parseArgs(name, args)).toEqual({});
      }),
    );
    expect(parseArgs('change-settings', { httpSites: true, admin: true })).toEqual({ httpSites: true });
  });
});

describe('a command of a page puts the auto-lock off', () => {
  it('once, and does not wait until the new deadline is stored', async () => {
    const steps: string[] = [];
    let stored = () => {};
    const wallet = new Proxy(noted().wallet, {
      get: (others, name) =>
        name === 'session'
          ? {
              layers: async () => [{}],
              touch: () => {
                steps.push('touch');
                return new Promise<void>((resolve) => {
                  stored = resolve;
                });
              },
            }
          : name === 'approvals'
            ? { list: async () => [], decide: async () => void steps.push('decide') }
            : Reflect.get(others, name),
    });
    const decision = { kind: 'refuse' } as const;
    await createCommands(wallet)({ id: 1, name: 'decide', args: { approvalId: 'a', decision } }, never);
    expect(steps).toEqual(['touch', 'decide']);
    stored();
  });
});

it('what a page removed is forgotten when that page is gone', async () => {
  const forgotten: string[] = [];
  const removals = {
    keep: async () => 'r7',
    forget: async (which: (id: string) => boolean) => void forgotten.push(...['r6', 'r7'].filter(which)),
  };
  const others = noted().wallet;
  const wallet = new Proxy(others, {
    get: (_target, name) => (name === 'removals' ? removals : Reflect.get(others, name)),
  });
  const gone: (() => void)[] = [];
  const run = createCommands(wallet);
  const remove = { id: 1, name: 'remove-secret', args: { characterId: 'c', targetId: 't' } } as const;
  expect(await run(remove, (act) => gone.push(act))).toBe('r7');
  expect(forgotten).toEqual([]);
  for (const act of gone) act();
  expect(forgotten).toEqual(['r7']);
});

it('every command whose answer can be undone is marked so', () => {
  const marked = Object.entries<CommandContract>(COMMANDS).flatMap(([name, { removes }]) => (removes ? [name] : []));
  expect(marked.sort()).toEqual([
    ...['end-nostr', 'end-sign-in', 'forget-sign-in', 'remove-description', 'remove-nostr-key', 'remove-secret'],
  ]);
});
