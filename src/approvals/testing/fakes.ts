/** A store, an executor and a clock for tests of the queue. Everything can be stopped dead at any step. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { ApprovalEdits, Review } from '../../messaging/approval.ts';
import { createApprovals } from '../approvals.ts';
import type { Approvals } from '../contract.ts';
import type { ApprovalRecord, ApprovalRequest, Executor, Payload, Reviewed, Signed } from '../record.ts';
import type { Repeats } from '../repeat/repeats.ts';

export const ACCOUNT = '0x8f3c41a97de0b2f65c1a94bd7703ee5fa26091d2';
export const WATCHED: Hex = `0x${'77'.repeat(20)}`;

export const transaction: PreparedTransaction = {
  type: 'eip1559',
  chainId: 1,
  from: ACCOUNT,
  to: '0x5a0b36cdf4e1927bb8c70d4e6f21a98c3d5e7a14',
  value: '250000000000000000',
  data: '0x',
  nonce: 7,
  gasLimit: '21000',
  maxFeePerGas: '20000000000',
  maxPriorityFeePerGas: '1000000000',
  accessList: [],
};

export const sending: Payload = { kind: 'transaction', transaction, replaces: null };

export const requestOf = (
  key: string,
  payload: Payload = sending,
  more: Partial<ApprovalRequest> = {},
): ApprovalRequest => ({
  key,
  origin: 'https://app.uniswap.org',
  characterId: 'everyday',
  account: payload.kind === 'connect' ? null : ACCOUNT,
  chainId: 1,
  payload,
  ...more,
});

/** A short review that still changes with what is asked. */
export function reviewOf(request: ApprovalRequest, edits: ApprovalEdits): Review {
  const plain = { warnings: [], rows: [], raw: JSON.stringify([request.payload, edits]), verb: 'Do', refused: false };
  const sentence = [{ text: `${request.payload.kind} as ${request.characterId}` }];
  const limit = {
    token: `0x${'a0'.repeat(20)}` as const,
    symbol: 'USDC',
    decimals: 6,
    asked: null,
    held: null,
    chosen: edits.limit ?? null,
    editable: true,
  };
  switch (request.payload.kind) {
    case 'connect':
      return {
        ...plain,
        sentence,
        body: {
          kind: 'connect',
          accounts: [
            { address: ACCOUNT, name: 'Main', balance: null, ticked: false, viewOnly: false },
            { address: WATCHED, name: 'Museum', balance: null, ticked: false, viewOnly: true },
          ],
          newAccountName: 'Account 2',
          newAccountTicked: true,
          loginKey: { ticked: false, known: false },
          signIn: request.payload.signIn ? { text: '' } : null,
          networks: [{ chainId: 1, name: 'Ethereum' }],
          knownAs: [],
          others: [],
        },
      };
    case 'personal-sign':
      return { ...plain, sentence, body: { kind: 'message', text: 'hello', isText: true, signIn: false } };
    case 'typed-data':
    case 'typed-list':
      return { ...plain, sentence, body: { kind: 'typed-data', limit } };
    case 'transaction':
    case 'calls':
      return {
        ...plain,
        sentence,
        body: {
          kind: 'transaction',
          to: null,
          simulation: { kind: 'worked', noticeable: false, changes: [] },
          fee: {
            symbol: 'ETH',
            options: [{ speed: 'fast', most: '0.1', maxFeePerGas: '40000000000', maxPriorityFeePerGas: '2000000000' }],
            chosen: edits.fee?.speed ?? 'normal',
            dataFee: '0',
            gasLimit: '21000',
            nonce: edits.nonce ?? 7,
          },
          limit: request.payload.kind === 'calls' || request.payload.transaction.data === '0x' ? null : limit,
          batch: null,
          replaces: null,
        },
      };
    case 'watch-asset':
    case 'watch-item':
      return { ...plain, sentence, body: { kind: 'asset', token: { address: ACCOUNT, symbol: 'TKN' } } };
    case 'nostr-connect':
      return {
        ...plain,
        sentence,
        body: {
          kind: 'nostr-connect',
          keys: ['own', 'brought'].map((publicKey) => ({ publicKey, npub: '', name: '' })),
          chosen: edits.publicKey ?? 'own',
          knownAs: [],
          others: [],
        },
      };
    case 'nostr-event':
    case 'nostr-text':
      return { ...plain, sentence, body: { kind: 'nostr', text: '', tags: [], repeat: null } };
    case 'switch-network':
    case 'add-network':
      return { ...plain, sentence, body: { kind: 'network', act: 'switch' } };
  }
}

export const reviewedAs = (review: Review): Reviewed => ({
  review,
  heading: { site: null, connectedSince: null, accountName: 'Main', networkName: 'Ethereum' },
});

/** What lasts when a worker stops: the store, the network, the clock, and a list of what was done. */
export interface World {
  now: number;
  stored: string;
  /** Raw bytes as they reached the network. */
  broadcast: string[];
  /** Raw bytes of each signature that was made for a stored decision. */
  signed: string[];
  /** What the executor itself kept of its signatures, by record. */
  kept: Record<string, Signed[]>;
  /** A write of the store waits for it. */
  writing?: () => Promise<void>;
  /** A key is opened once it resolves. */
  opening?: () => Promise<void>;
  /** Steps of the executor after which the next one fails, once and before it does anything, as one may that succeeds later; `null`: none fails. */
  failAfter: number | null;
  /** Records whose bytes were sent before the executor had kept them. */
  unkept: string[];
  executed: string[];
  /** Steps after which the worker stops dead; `null` lives on. */
  stopAfter: number | null;
  steps: number;
  /** Workers that have started. Only the newest lives. */
  workers: number;
  prompts: number;
  laters: { run: () => void; delay: number }[];
  ids: number;
}

export const createWorld = (): World => ({
  now: 1_800_000_000_000,
  stored: '[]',
  broadcast: [],
  signed: [],
  kept: {},
  failAfter: null,
  unkept: [],
  executed: [],
  stopAfter: null,
  steps: 0,
  workers: 0,
  prompts: 0,
  laters: [],
  ids: 0,
});

export interface Overrides {
  executor?: Partial<Executor>;
  review?: (request: ApprovalRequest, edits: ApprovalEdits) => Promise<Reviewed>;
  prepareWindow?: () => void;
  releaseWindow?: () => void;
  onChange?: () => void;
  openPrompt?: () => Promise<{ wasThere: boolean }>;
  repeats?: Partial<Pick<Repeats, 'take' | 'concerns' | 'concernsSite'>>;
}

/** A worker in this world. It stops (its promises never settle again) when the world says so, and when another one starts. */
export function startWorker(world: World, overrides: Overrides = {}): Approvals {
  let stopped = false;
  world.workers += 1;
  const own = world.workers;
  /** One step with an effect: the worker can stop before it and after it. */
  const step = async <T>(effect: () => T | Promise<T>): Promise<T> => {
    await alive();
    const result = await effect();
    await alive();
    return result;
  };
  const alive = async (): Promise<void> => {
    if (stopped || own !== world.workers || (world.stopAfter !== null && world.steps >= world.stopAfter)) {
      stopped = true;
      await new Promise(() => undefined);
    }
    world.steps++;
  };
  const attempt = <T>(effect: () => T | Promise<T>): Promise<T> =>
    step(() => {
      if (world.failAfter === null) return effect();
      world.failAfter = world.failAfter === 0 ? null : world.failAfter - 1;
      if (world.failAfter === null) throw new WalletError('storage-full', 'The disk is full.');
      return effect();
    });
  const madeInMemory = async (decided: Promise<void>): Promise<void> => {
    await attempt(() => world.opening?.());
    await decided;
  };
  const executor: Executor = {
    connect: (record) => attempt(() => done(record)),
    signMessage: async (record, decided) => {
      await madeInMemory(decided);
      return attempt(() => signature(record));
    },
    signTypedData: async (record, decided) => {
      await madeInMemory(decided);
      return attempt(() => signature(record));
    },
    signTransactions: async (record, decided) => {
      await madeInMemory(decided);
      const raw = toHex(utf8(JSON.stringify(record.payload)));
      const signed = [{ raw, hash: toHex(utf8(`hash of ${raw.length}`)) }];
      await attempt(() => world.signed.push(`${record.id} ${raw}`));
      return attempt(() => {
        world.kept[record.id] = signed;
        return signed;
      });
    },
    findSigned: (record) => attempt(() => world.kept[record.id] ?? null),
    broadcast: (record) =>
      attempt(() => {
        const [signed] = record.signed ?? [];
        if (!signed) throw new Error('nothing to broadcast');
        if (!world.kept[record.id]?.some(({ raw }) => raw === signed.raw)) world.unkept.push(record.id);
        world.broadcast.push(`${record.id} ${signed.raw}`);
        return signed.hash;
      }),
    prepare: () => undefined,
    answered: () => undefined,
    switchNetwork: (record) => attempt(() => nothing(record)),
    addNetwork: (record) => attempt(() => nothing(record)),
    addToken: (record) => attempt(() => nothing(record)),
    addItem: (record) => attempt(() => nothing(record)),
    connectNostr: (record) => attempt(() => signature(record)),
    useNostr: (record) => attempt(() => signature(record)),
    ...overrides.executor,
  };
  const signature = (record: ApprovalRecord): Hex => {
    world.executed.push(record.id);
    return toHex(utf8(`signature of ${record.id}`));
  };
  const nothing = (record: ApprovalRecord): null => {
    world.executed.push(record.id);
    return null;
  };
  const done = (record: ApprovalRecord): string[] => {
    world.executed.push(record.id);
    return [ACCOUNT];
  };
  return createApprovals({
    store: {
      load: () => step(() => JSON.parse(world.stored) as ApprovalRecord[]),
      save: (records) =>
        step(async () => {
          await world.writing?.();
          world.stored = JSON.stringify(records);
        }),
    },
    executor,
    review: overrides.review ?? ((request, edits) => step(() => reviewedAs(reviewOf(request, edits)))),
    repeats: {
      concerns: async () => false,
      concernsSite: async () => false,
      take: async () => ({ kind: 'none' }),
      ...overrides.repeats,
    },
    prepareWindow: overrides.prepareWindow ?? (() => {}),
    releaseWindow: overrides.releaseWindow ?? (() => {}),
    openPrompt:
      overrides.openPrompt ??
      (() =>
        step(() => {
          world.prompts++;
          return { wasThere: false };
        })),
    clock: () => world.now,
    newId: () => `approval-${++world.ids}`,
    onChange: overrides.onChange ?? (() => undefined),
    later: (run, delay) => world.laters.push({ run, delay }),
  });
}

export const recordsOf = (world: World): ApprovalRecord[] => JSON.parse(world.stored) as ApprovalRecord[];

/** Lets everything run that can run. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
