/** Sample calls: a known call in an odd form, a batch of a smart account, a transferred right. Texts as reviews write them. */
import type { ApprovalView, Review, Row, TransactionReview } from '../../src/messaging/approval.ts';
import { approval } from './requests.ts';

const askedBy: Row = { name: 'Asked by', value: 'app.uniswap.org' };
const body: Review['body'] = {
  kind: 'transaction',
  to: null,
  simulation: {
    kind: 'worked',
    noticeable: false,
    changes: [{ asset: 'Network fee, at most', amount: '0.000273 ETH', direction: 'out' }],
  },
  fee: {
    symbol: 'ETH',
    options: [
      { speed: 'slow', most: '0.00019', maxFeePerGas: '9000000000', maxPriorityFeePerGas: '1000000000' },
      { speed: 'normal', most: '0.00027', maxFeePerGas: '13000000000', maxPriorityFeePerGas: '1000000000' },
      { speed: 'fast', most: '0.00042', maxFeePerGas: '20000000000', maxPriorityFeePerGas: '2000000000' },
    ],
    chosen: 'normal',
    dataFee: '0',
    gasLimit: '60000',
    nonce: 7,
  },
  limit: null,
  replaces: null,
  batch: null,
};

export const odd = approval('odd', {
  sentence: [{ text: 'Call ' }, { text: 'approve', mark: true }, { text: ' on USD Coin, encoded in an unusual way?' }],
  warnings: [
    {
      rule: 'odd-call',
      severity: 'danger',
      title: 'This call is encoded in an unusual way',
      text: 'Dramatis can’t read it, but some contracts accept it anyway. At worst it lets somebody take all the USDC that Main ever holds, until you revoke it.',
      tick: 'I know why it is encoded like this',
    },
    {
      rule: 'unread-call',
      severity: 'note',
      title: 'Dramatis can’t read this call',
      text: 'Check the changes below. They come from a simulation: they are expected, but not certain.',
    },
  ],
  rows: [{ name: 'Contract', value: 'USD Coin', detail: '0xA0b869…06eB48' }, askedBy],
  body,
  raw: '{ "data": "0x095ea7b3…" }',
  verb: 'Call anyway',
});

export const batch = approval('batch', {
  sentence: [
    { text: 'As the account 0x5a5A5a…5A5A5A: ' },
    { text: 'Make ' },
    { text: '2 calls', mark: true },
    { text: '?' },
  ],
  warnings: [
    {
      rule: 'unlimited-allowance',
      severity: 'danger',
      title: 'No upper limit',
      text: 'All the USDC that the account 0x5a5A5a…5A5A5A ever holds can be taken, until you revoke it.',
    },
  ],
  rows: [
    { name: 'Acts as', value: 'the account 0x5a5A5a…5A5A5A', detail: '0x5a5A5A5a5a5A5A5a5A5a5A5a5A5a5a5A5a5a5a5A' },
    askedBy,
    { name: '1', value: 'Let Universal Router spend all your USDC, now and later?', kind: 'call' },
    { name: '1 · Spender', value: 'Universal Router', detail: '0xc4E881…000001' },
    { name: '1 · Token', value: 'USDC', detail: '0xA0b869…06eB48' },
    { name: '2', value: 'Send 1 ETH to Ida Holm?', kind: 'call' },
    { name: '2 · Recipient', value: 'Ida Holm', detail: '0x5A0B36CdF4E1927BB8c70D4e6F21A98c3D5e7A14' },
    { name: '2 · Sends along', value: '1 ETH' },
  ],
  body,
  raw: '{ "data": "0x34fcd5be…" }',
  verb: 'Make calls anyway',
});

export const inARow = approval('calls', {
  sentence: [{ text: 'Make ' }, { text: '2 calls', mark: true }, { text: ', one after another?' }],
  warnings: [
    {
      rule: 'separate-transactions',
      severity: 'note',
      title: 'These are 2 transactions',
      text: 'Each is included by itself. If one fails, the others can still go through.',
    },
  ],
  rows: [
    { name: '1', value: 'Let Universal Router spend up to 250 USDC?', kind: 'call' },
    { name: '1 · Spender', value: 'Universal Router', detail: '0xc4E881…000001' },
    { name: '1 · Token', value: 'USDC', detail: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48' },
    { name: '2', value: 'Send 1 ETH to Ida Holm?', kind: 'call' },
    { name: '2 · Recipient', value: 'Ida Holm', detail: '0x5A0B36CdF4E1927BB8c70D4e6F21A98c3D5e7A14' },
    askedBy,
  ],
  body: {
    ...body,
    simulation: {
      kind: 'worked',
      noticeable: false,
      changes: [
        { asset: 'Ether', amount: '1 ETH', direction: 'out' },
        { asset: 'Network fee, at most', amount: '0.000546 ETH', direction: 'out' },
      ],
    },
    batch: {
      sentences: ['Let Universal Router spend up to 250 USDC?', 'Send 1 ETH to Ida Holm?'],
      transactions: 2,
      setUp: null,
      declined: false,
    },
  },
  raw: '[{ "data": "0x095ea7b3…" }, { "value": "1000000000000000000" }]',
  verb: 'Make calls',
});

/** The account has to be set up, and the site demands all or nothing. */
export const allOrNothing: ApprovalView = {
  ...inARow,
  review: {
    ...inARow.review,
    sentence: [{ text: 'Make ' }, { text: '2 calls', mark: true }, { text: ', all or nothing?' }],
    warnings: [],
    body: {
      ...inARow.review.body,
      batch: {
        sentences: [],
        transactions: 1,
        setUp: {
          title: 'Set Main up for this?',
          text: 'This site wants all calls or none. For that, Main has to run a contract’s code on Ethereum: Simple7702Account. This is set up once, with this transaction. Only your own signatures can use it. You can end it on the account’s page.',
          decline: 'Refuse the setup',
          required: true,
        },
        declined: false,
      },
    } as TransactionReview,
  },
};

/** A service of the site pays the network fee, and takes a token for it. */
export const paidFor: ApprovalView = {
  ...inARow,
  review: {
    ...inARow.review,
    verb: 'Make calls anyway',
    sentence: [{ text: 'Make ' }, { text: '2 calls', mark: true }, { text: ', all or nothing?' }],
    warnings: [
      {
        rule: 'sponsor-takes',
        severity: 'danger',
        title: 'Paying the fee takes 0.84 USDC from you',
        text: 'The service that pays the network fee, paymaster.example, takes this from you. The calls themselves don’t.',
        tick: 'I want to pay this',
      },
    ],
    rows: [
      ...inARow.review.rows,
      { name: 'Network fee', value: 'Paid by paymaster.example', detail: 'Named by the site' },
      { name: 'Paymaster', value: 'Contract of the service', detail: '0x4337084d9e255ff0702461cf8895ce9e3b5ff108' },
    ],
    body: {
      ...inARow.review.body,
      simulation: {
        kind: 'worked',
        noticeable: true,
        changes: [
          { asset: 'Ether', amount: '1 ETH', direction: 'out' },
          { asset: 'USD Coin', amount: '0.84 USDC', direction: 'out' },
          { asset: 'Network fee, at most', amount: '0 ETH', direction: 'out' },
        ],
      },
      batch: { sentences: [], transactions: 1, setUp: null, payer: 'paymaster.example', declined: false },
    } as TransactionReview,
  },
};

/** The person does without the set-up. */
export const apart: ApprovalView = {
  ...inARow,
  review: {
    ...inARow.review,
    body: {
      ...inARow.review.body,
      batch: { sentences: [], transactions: 2, setUp: null, declined: true },
    } as TransactionReview,
  },
};

export const handsOver = approval('hands-over', {
  sentence: [
    { text: 'Let 0x777777…777777 (somebody’s account) manage ' },
    { text: 'everything you have at Compound', mark: true },
    { text: '?' },
  ],
  warnings: [
    {
      rule: 'hands-over',
      severity: 'danger',
      title: 'This grants a permission',
      text: 'They can withdraw everything that Main has there, and borrow in its name, until you revoke it.',
      tick: 'I know who gets this permission',
    },
    {
      rule: 'fee-guess',
      severity: 'note',
      title: 'The network fee is a guess',
      text: 'Ethereum gives no fee history that can be read. If the network fee is too low, the transaction stays pending.',
    },
  ],
  rows: [
    { name: 'Granted to', value: 'Somebody’s account', detail: '0x7777777777777777777777777777777777777777' },
    askedBy,
    { name: 'Contract', value: 'Compound', detail: '0xc4E881…000001' },
  ],
  body,
  raw: '{ "data": "0x110496e5…" }',
  verb: 'Allow everything',
});

/** A swap in the words of a description of ERC-7730. */
export const swap = approval('swap', {
  sentence: [
    { text: 'Swap ' },
    { text: '1,000 USDC', mark: true },
    { text: ' for at least ' },
    { text: '0.25 WETH', mark: true },
    { text: ', with Uniswap?' },
  ],
  warnings: [],
  rows: [
    { name: 'Contract', value: 'Uniswap Router 2', detail: '0x68b346…65Fc45' },
    askedBy,
    { name: 'Pay', value: '1,000 USDC' },
    { name: 'Get at least', value: '0.25 WETH' },
    { name: 'Recipient', value: 'Main', detail: '0x8f3c41…6091D2' },
    { name: 'Pool fee', value: '0.05%' },
  ],
  body: {
    ...body,
    simulation: {
      kind: 'worked',
      noticeable: false,
      changes: [
        { asset: 'USD Coin', amount: '1000 USDC', direction: 'out' },
        { asset: 'Wrapped Ether', amount: '0.2513 WETH', direction: 'in' },
        { asset: 'Network fee, at most', amount: '0.000273 ETH', direction: 'out' },
      ],
    },
  },
  raw: '{ "data": "0x04e45aaf…" }',
  verb: 'Swap',
});

/** The same through a contract that says whose code it runs. */
export const proxied = approval('proxied', {
  sentence: [
    { text: 'Swap ' },
    { text: '1,000 USDC', mark: true },
    { text: ' for at least ' },
    { text: '0.25 WETH', mark: true },
    { text: '?' },
  ],
  warnings: [
    {
      rule: 'says-whose-code',
      severity: 'caution',
      title: 'This contract claims to run known code',
      text: 'The description is for Uniswap Router 2, but any contract can claim to run that code. Rely on the changes below.',
    },
    {
      rule: 'unread-call',
      severity: 'note',
      title: 'Dramatis can’t read this call',
      text: 'Check the changes below. They come from a simulation: they are expected, but not certain.',
    },
  ],
  rows: [
    { name: 'Contract', value: 'Unknown', detail: '0x0011223344556677889900aAbBcCdDeEfF001122' },
    askedBy,
    { name: 'Runs the code of', value: 'Uniswap Router 2', detail: '0x68b346…65Fc45' },
    { name: 'Pay', value: '1,000 USDC' },
    { name: 'Get at least', value: '0.25 WETH' },
  ],
  body,
  raw: '{ "data": "0x04e45aaf…" }',
  verb: 'Swap',
});

/** The same where only a file of the person describes it. */
export const described = approval('described', {
  sentence: [{ text: 'Deposit ' }, { text: '5 USDC', mark: true }, { text: ', with Tidepool?' }],
  warnings: [
    {
      rule: 'own-description',
      severity: 'caution',
      title: 'This description is from your own file',
      text: 'The file calldata-tidepool.json says what this does. Dramatis can’t check it.',
    },
    {
      rule: 'unread-call',
      severity: 'note',
      title: 'Dramatis can’t read this call',
      text: 'Check the changes below. They come from a simulation: they are expected, but not certain.',
    },
  ],
  rows: [
    { name: 'Contract', value: 'Unknown', detail: '0x0011223344556677889900aAbBcCdDeEfF001122' },
    askedBy,
    { name: 'Amount', value: '5 USDC' },
  ],
  body,
  raw: '{ "data": "0x6e553f65…" }',
  verb: 'Deposit',
});

/** A site takes all of a token for nothing, and another one besides. */
export const theft = approval('theft', {
  sentence: [{ text: 'Call ' }, { text: 'an unknown function', mark: true }, { text: ' on an unknown contract?' }],
  warnings: [
    {
      rule: 'theft',
      severity: 'danger',
      title: 'This looks like theft',
      text: 'All or nearly all of your USDC would go, and nothing comes back. It goes to 0x777777…777777, which you have never used. You connected uniswap.org within the last day.',
      tick: 'I know who gets this and what for',
    },
    {
      rule: 'unread-call',
      severity: 'note',
      title: 'Dramatis can’t read this call',
      text: 'Check the changes below. They come from a simulation: they are expected, but not certain.',
    },
  ],
  body: {
    ...body,
    to: null,
    simulation: {
      kind: 'worked',
      noticeable: false,
      changes: [
        { asset: 'USD Coin', amount: '2450 USDC', direction: 'out' },
        { asset: 'Dai Stablecoin', amount: '12.5 DAI', direction: 'out' },
        { asset: 'Network fee, at most', amount: '0.00027 ETH', direction: 'out' },
      ],
    },
  },
  raw: '0xdeadbeef',
  verb: 'Call anyway',
});
