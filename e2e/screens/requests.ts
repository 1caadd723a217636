/** Sample requests, one for each look of a prompt. Texts as reviews write them. */
import type { ApprovalView, ConnectReview, LimitReview, Review, Warning } from '../../src/messaging/approval.ts';
import { siteNameOf } from '../../src/testing/site-name.ts';
import { IDA, MAIN, NOW, SPENDING } from './snapshots.ts';

const DAY = 86_400_000;
const PLAIN = { warnings: [], rows: [], refused: false } satisfies Partial<Review>;

export function approval(
  id: string,
  review: Omit<Review, keyof typeof PLAIN> & Partial<Review>,
  rest: Partial<ApprovalView> = {},
): ApprovalView {
  const { origin = 'https://app.uniswap.org' } = rest;
  return {
    id,
    createdAt: NOW,
    origin,
    site: origin === null ? null : siteNameOf(origin),
    within: null,
    connectedSince: NOW - 40 * DAY,
    characterId: 'everyday',
    account: { address: MAIN, name: 'Main' },
    chainId: 1,
    networkName: 'Ethereum',
    revision: 1,
    revisedAt: NOW,
    review: { ...PLAIN, ...review },
    state: 'waiting',
    ...rest,
  };
}

const connectBody: ConnectReview = {
  kind: 'connect',
  accounts: [
    { address: MAIN, name: 'Main', balance: '1.2042 ETH', ticked: true, viewOnly: false },
    { address: SPENDING, name: 'Spending', balance: '0.63 ETH', ticked: false, viewOnly: false },
  ],
  newAccountName: 'Account 4',
  newAccountTicked: false,
  loginKey: { ticked: false, known: false },
  signIn: null,
  networks: [
    { chainId: 1, name: 'Ethereum' },
    { chainId: 10, name: 'OP Mainnet' },
  ],
  knownAs: [],
  others: [{ id: 'market', name: 'Night Market' }],
};

const connectRows = [
  { name: 'Can see', value: 'addresses and history of these accounts' },
  { name: 'Can ask', value: 'for signatures, one prompt each time' },
  { name: 'Can’t see', value: 'other accounts or characters' },
];

export const connect = approval(
  'connect',
  {
    sentence: [{ text: 'Connect snapshot.box to ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    rows: connectRows,
    body: connectBody,
    raw: 'https://snapshot.box asks for eth_accounts',
    verb: 'Connect',
  },
  { origin: 'https://snapshot.box', connectedSince: null, account: null },
);

/** The site named an account and the networks that it will use. */
export const connectNamed: ApprovalView = {
  ...connect,
  id: 'connect-named',
  review: {
    ...connect.review,
    rows: [
      ...connectRows.slice(0, 2),
      { name: 'Can switch', value: 'to Base, OP Mainnet and Arbitrum One and back, without a prompt' },
      ...connectRows.slice(2),
    ],
  },
};

export const switchNetwork = approval('switch', {
  sentence: [{ text: 'Switch uniswap.org to ' }, { text: 'Base', mark: true }, { text: '?' }],
  rows: [
    { name: 'From', value: 'Ethereum' },
    { name: 'To', value: 'Base' },
    { name: 'Afterwards', value: 'can switch between the networks that you let it use, without a prompt' },
    { name: 'Other sites', value: 'keep their network' },
  ],
  body: { kind: 'network', act: 'switch' },
  raw: '{ "chainId": "0x2105" }',
  verb: 'Switch',
});

/** Made while the login still opened Savings too. */
const signInRows = [
  { name: 'Site in the message', value: 'guild.xyz', tone: 'good' as const },
  { name: 'Network', value: 'Ethereum' },
  { name: 'Valid for', value: '7 days' },
];

/** Connects and signs in with one prompt. */
export const connectAndSignIn = approval(
  'connect-sign-in',
  {
    sentence: [{ text: 'Sign in to guild.xyz as ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    rows: [...signInRows, ...connectRows],
    body: { ...connectBody, signIn: { text: 'I accept the house rules of the guild: https://guild.xyz/rules' } },
    raw: 'guild.xyz wants you to sign in with your Ethereum account:\n(the account that you choose)',
    verb: 'Sign in',
  },
  { origin: 'https://guild.xyz', connectedSince: null, account: null },
);

/** The same, without anything to warn of: the person may let the site sign in again. */
export const connectAndSignInAgain: ApprovalView = {
  ...connectAndSignIn,
  id: 'connect-sign-in-again',
  review: { ...connectAndSignIn.review, signInAgain: true },
};

/** The same with the login key of the site instead of an account. */
export const connectLoginKey: ApprovalView = {
  ...connectAndSignIn,
  id: 'connect-login-key',
  review: {
    ...connectAndSignIn.review,
    rows: [
      ...signInRows,
      { name: 'Can see', value: 'an address that no other site sees' },
      { name: 'Can ask', value: 'for sign-ins and messages, never for payments' },
      { name: 'Can’t see', value: 'other accounts or characters' },
    ],
    body: {
      ...connectBody,
      accounts: connectBody.accounts.map((account) => ({ ...account, ticked: false })),
      loginKey: { ticked: true, known: true },
      signIn: { text: '' },
    },
  },
};

/** A sign-in that gives permissions and says so in none of its words. */
export const hiddenRecap = approval(
  'hidden-recap',
  {
    sentence: [{ text: 'Sign in to guild.xyz as ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    warnings: [
      {
        rule: 'sign-in-recap',
        severity: 'danger',
        title: 'The message hides what it allows',
        text: 'Whoever has the signature can do what “Also allows” lists below. The text of the message doesn’t say so, or says something else. An honest site has no reason for that.',
        tick: 'I know what this allows',
      },
    ],
    rows: [
      { name: 'Site in the message', value: 'guild.xyz', tone: 'good' },
      { name: 'Also allows', value: 'delete, anything (crud) on https://files.example/mara/', tone: 'danger' },
      { name: 'Allowed to', value: 'did:key:z6MkjJvFgULdBEJGv6cSELf6GshJmJ7jGRu4rpoEVBoGfVbU' },
      { name: 'Account in the message', value: 'your login key for this site' },
      { name: 'Network', value: 'Ethereum' },
      { name: 'Valid', value: 'until the site ends it', detail: 'The message doesn’t say when it ends.' },
      { name: 'Moves funds', value: 'No' },
    ],
    body: { kind: 'message', text: 'Welcome back.', isText: true, signIn: true },
    raw: 'guild.xyz wants you to sign in with your Ethereum account: …',
    verb: 'Sign in anyway',
  },
  { origin: 'https://guild.xyz', account: { address: SPENDING, name: 'Login key for guild.xyz' } },
);

export const connectWithThree: ApprovalView = {
  ...connect,
  review: {
    ...connect.review,
    body: { ...connectBody, others: [...connectBody.others, { id: 'savings', name: 'Savings' }] },
  },
};

export const connectAsOther = approval(
  'other',
  {
    sentence: [{ text: 'Connect guild.xyz to ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    warnings: [
      {
        rule: 'known-as-other',
        severity: 'caution',
        title: 'This site already knows you as Night Market',
        text: 'If you also connect as Everyday, guild.xyz can tell that both belong to the same browser.',
      },
    ],
    rows: connectRows,
    body: {
      ...connectBody,
      newAccountName: 'Account 4',
      networks: [{ chainId: 1, name: 'Ethereum' }],
      knownAs: [{ id: 'market', name: 'Night Market' }],
      others: [],
    },
    raw: 'https://guild.xyz asks for eth_accounts',
    verb: 'Connect',
  },
  { origin: 'https://guild.xyz', connectedSince: null, account: null },
);

export const signIn = approval(
  'sign-in',
  {
    sentence: [{ text: 'Sign in to guild.xyz as ' }, { text: 'Night Market', mark: true }, { text: '?' }],
    rows: [
      { name: 'Site in the message', value: 'guild.xyz', tone: 'good' },
      { name: 'Account in the message', value: 'Stall', detail: '0x21B7c0…a3F0b6' },
      { name: 'Network', value: 'Base' },
      { name: 'Valid for', value: '10 minutes' },
      { name: 'Moves funds', value: 'No' },
    ],
    body: {
      kind: 'message',
      text: 'I am the holder of this account and want to sign in to guild.xyz.',
      isText: true,
      signIn: true,
    },
    raw: 'guild.xyz wants you to sign in with your Ethereum account:\n0x21B7c0De94fA6610aC38e7f5D1b09C24E8a3F0b6',
    verb: 'Sign in',
    signInAgain: true,
  },
  {
    origin: 'https://guild.xyz',
    characterId: 'market',
    account: { address: SPENDING, name: 'Stall' },
    chainId: 8453,
    networkName: 'Base',
  },
);

const limit: LimitReview = {
  token: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  symbol: 'USDC',
  decimals: 6,
  asked: null,
  held: '2450000000',
  suggested: { label: 'This swap', amount: '250000000' },
  chosen: null,
  editable: true,
};
const spender = [
  { name: 'Spender', value: 'Universal Router', detail: '0xC4e881…0D51fE' },
  { name: 'Asked by', value: 'app.uniswap.org' },
];
const permitRaw = JSON.stringify({ primaryType: 'Permit', domain: { name: 'USD Coin', chainId: 1 } }, null, 2);

export const permit = approval('permit', {
  sentence: [
    { text: 'Let Universal Router spend ' },
    { text: 'all your USDC', mark: true },
    { text: ', now and later?' },
  ],
  warnings: [
    {
      rule: 'unlimited-allowance',
      severity: 'danger',
      title: 'No upper limit',
      text: 'With this signature alone, all the USDC that Main ever holds can be taken, until December 22.',
    },
  ],
  rows: spender,
  body: { kind: 'typed-data', limit },
  raw: permitRaw,
  verb: 'Allow without limit',
});

export const permitLowered = approval('permit', {
  sentence: [{ text: 'Let Universal Router spend up to ' }, { text: '250 USDC', mark: true }, { text: '?' }],
  warnings: [
    {
      rule: 'permit',
      severity: 'caution',
      title: 'This can move funds without a transaction',
      text: 'Once signed, up to 250 USDC in Main can be taken, until December 22.',
    },
  ],
  rows: spender,
  body: { kind: 'typed-data', limit: { ...limit, chosen: '250000000' } },
  raw: permitRaw,
  verb: 'Allow 250 USDC',
});

const fee = {
  symbol: 'ETH',
  options: [
    { speed: 'slow', most: '0.00019', maxFeePerGas: '9000000000', maxPriorityFeePerGas: '10000000' },
    { speed: 'normal', most: '0.00027', maxFeePerGas: '12500000000', maxPriorityFeePerGas: '100000000' },
    { speed: 'fast', most: '0.00041', maxFeePerGas: '19500000000', maxPriorityFeePerGas: '1000000000' },
  ],
  chosen: 'normal',
  dataFee: '0',
  gasLimit: '21000',
  nonce: 12,
} as const;

const sendBody: Review['body'] & { kind: 'transaction' } = {
  kind: 'transaction',
  to: { label: 'To', address: IDA, known: 'Ida Holm' },
  simulation: {
    kind: 'worked',
    noticeable: false,
    changes: [
      { asset: 'Ether', amount: '0.25 ETH', direction: 'out', of: { token: null, decimal: '0.25' } },
      {
        asset: 'Network fee, at most',
        amount: '0.000270833104219 ETH',
        direction: 'out',
        of: { token: null, decimal: '0.000270833104219' },
      },
      { asset: 'Left', amount: '0.953929166895781 ETH', direction: 'left' },
    ],
  },
  fee: { ...fee, options: [...fee.options] },
  limit: null,
  replaces: null,
  batch: null,
};

export const send = approval(
  'send',
  {
    sentence: [{ text: 'Send ' }, { text: '0.25 ETH', mark: true }, { text: ' to Ida Holm?' }],
    body: sendBody,
    raw: `to ${IDA}\nvalue 250000000000000000\ndata 0x`,
    verb: 'Send',
  },
  { origin: 'https://pay.northlight.studio' },
);

export const through = approval(
  'through',
  {
    sentence: [
      { text: 'On Base, through Ethereum: ' },
      { text: 'Send ' },
      { text: '0.25 ETH', mark: true },
      { text: ' to Ida Holm?' },
    ],
    warnings: [
      {
        rule: 'can-happen-twice',
        severity: 'danger',
        title: 'This can happen twice',
        text: 'If Base takes the pending transaction before this one arrives, both are carried out. Cancel the pending one first if you can.',
        tick: 'I know that both can be carried out',
      },
      {
        rule: 'through-layer-one',
        severity: 'note',
        title: 'Base must carry this out',
        text: 'This usually takes minutes, at most about 12 hours. The network fee is paid on Ethereum. If the transaction fails on Base, it isn’t tried again.',
      },
    ],
    rows: [
      { name: 'From your balance on Base', value: '0.25 ETH' },
      { name: 'Gas on Base, paid on Ethereum', value: '100000' },
    ],
    body: { ...sendBody, simulation: { ...sendBody.simulation, changes: sendBody.simulation.changes.slice(-2) } },
    raw: `to 0x49048044D57e1C92A77f79988d21Fa8fAF74E97e`,
    verb: 'Send anyway',
  },
  { origin: null, connectedSince: null },
);

const lookalikeWarning: Warning = {
  rule: 'look-alike',
  severity: 'danger',
  title: 'This looks like Ida Holm’s address, but isn’t',
  text: 'Somebody may want you to confuse the two.',
  tick: 'I compared the whole address, and this is the one I mean',
};

export const lookalike = approval(
  'lookalike',
  {
    sentence: [{ text: 'Send ' }, { text: '12,000 USDC', mark: true }, { text: ' to an address you’ve never used?' }],
    warnings: [
      lookalikeWarning,
      {
        rule: 'first-time',
        severity: 'caution',
        title: 'You’ve never sent anything there',
        text: 'Compare the whole address with the one you were given.',
      },
      {
        rule: 'nonce-gap',
        severity: 'note',
        title: 'This will stay pending',
        text: 'It has nonce 12; 11 must be sent first.',
      },
    ],
    body: {
      ...sendBody,
      to: {
        label: 'You are sending to',
        address: '0x5A0b3691c02dE84fa6b7D3e0F91c58A72b4d7a14',
        known: null,
        compare: { label: 'Ida Holm, which you’ve sent to 4 times', address: IDA },
      },
      simulation: { kind: 'unavailable', accepted: false, reason: 'Ethereum isn’t responding.', changes: [] },
    },
    raw: 'to 0x5A0b3691c02dE84fa6b7D3e0F91c58A72b4d7a14',
    verb: 'Send anyway',
  },
  { origin: null, connectedSince: null, account: { address: SPENDING, name: 'Vault' } },
);

export const failing = approval('failing', {
  sentence: [{ text: 'Call ' }, { text: 'an unknown function', mark: true }, { text: ' on an unknown contract?' }],
  warnings: [
    {
      rule: 'will-fail',
      severity: 'danger',
      title: 'This will probably fail',
      text: 'The simulation failed: too little would come back. You pay the network fee anyway. What it would do if it worked isn’t known.',
      tick: 'I want to send a call that fails',
    },
    {
      rule: 'gas-limit',
      severity: 'danger',
      title: 'The gas limit is 12 times what is needed',
      text: 'It needs about 21,000. A contract can use up all 252,000, for up to 0.0031 ETH.',
    },
    {
      rule: 'fee-share',
      severity: 'caution',
      title: 'The network fee can take much of what you have',
      text: 'Up to 0.0031 ETH of 0.009 ETH.',
    },
    {
      rule: 'fee-guess',
      severity: 'note',
      title: 'The network fee is a guess',
      text: 'Ethereum gives no readable fee history.',
    },
  ],
  rows: [
    { name: 'Contract', value: 'Unknown', detail: '0xC4e881…0D51fE' },
    { name: 'Function', value: '0x414bf389' },
  ],
  body: {
    ...sendBody,
    to: { label: 'To', address: '0xC4e8810fB73a2d96E05c4A1bF8d2936e7a0D51fE', known: null },
    simulation: { kind: 'failed', reason: 'too little would come back', changes: [] },
    fee: { ...fee, options: [...fee.options], chosen: 'own' },
  },
  raw: `0x414bf389${'00'.repeat(320)}`,
  verb: 'Call anyway',
});

/** An undecodable call, on a node whose simulation a contract can detect. */
export const hinted = approval('hinted', {
  sentence: [
    { text: 'Pay ' },
    { text: '0.25 ETH', mark: true },
    { text: ' to an unknown contract and call an unknown function?' },
  ],
  warnings: [
    {
      rule: 'given-rights',
      severity: 'danger',
      title: 'This also grants a permission',
      text: '0x777777…777777 (somebody’s account) can spend all USDC.',
      tick: 'I want to grant this permission',
    },
    {
      rule: 'unread-call',
      severity: 'caution',
      title: 'Dramatis can’t read this call',
      text: 'The changes below are only a hint. A contract can notice that Ethereum only simulates the call, and a dishonest one behaves differently when it really runs.',
    },
  ],
  body: {
    ...sendBody,
    to: null,
    simulation: {
      kind: 'worked',
      noticeable: true,
      changes: [
        { asset: 'Ether', amount: '0.25 ETH', direction: 'out' },
        { asset: 'USD Coin, expected', amount: '612.5 USDC', direction: 'in' },
        { asset: 'Network fee, at most', amount: '0.00027 ETH', direction: 'out' },
      ],
    },
  },
  raw: '0xdeadbeef',
  verb: 'Pay anyway',
});

export const refused = approval(
  'refused',
  {
    refused: true,
    sentence: [{ text: 'This site pretends to be another one.' }],
    warnings: [
      {
        rule: 'foreign-domain',
        severity: 'refused',
        title: 'Dramatis won’t sign this',
        text: 'The message says it is from app.aave.com, but it comes from aave-claims.net.',
      },
      {
        rule: 'sign-in-way-there',
        severity: 'note',
        title: 'If you meant to visit app.aave.com',
        text: 'Type its address yourself. Whoever holds such a signature could sign in there as you.',
      },
    ],
    rows: [
      { name: 'Asked by', value: 'aave-claims.net', tone: 'danger' },
      { name: 'Says it is', value: 'app.aave.com' },
      { name: 'Signed', value: 'Nothing' },
    ],
    body: { kind: 'message', text: '', isText: true, signIn: true },
    raw: 'app.aave.com wants you to sign in with your Ethereum account:\n0x8f3C41a97dE0b2F65c1A94Bd7703eE5fa26091d2',
    verb: 'Sign in',
  },
  { origin: 'https://aave-claims.net', connectedSince: null },
);

export const addNetwork = approval('network', {
  sentence: [{ text: 'Add the network ' }, { text: 'Gnosis', mark: true }, { text: ' and use it at uniswap.org?' }],
  warnings: [
    {
      rule: 'unknown-network',
      severity: 'caution',
      title: 'Dramatis doesn’t know this network',
      text: 'rpc.gnosischain.com will see your addresses there, and can show wrong balances. Coins there may be worth nothing.',
    },
  ],
  rows: [
    { name: 'Network', value: 'Gnosis', detail: 'Chain ID 100' },
    { name: 'Coin', value: 'XDAI' },
    { name: 'RPC nodes', value: 'rpc.gnosischain.com' },
    { name: 'Explorer', value: 'gnosisscan.io' },
    { name: 'Afterwards', value: 'can switch between the networks that you let it use, without a prompt' },
  ],
  body: { kind: 'network', act: 'add' },
  raw: '{ "chainId": 100 }',
  verb: 'Add and switch',
});

const guild = {
  sentence: [{ text: 'Add ' }, { text: 'GUILD', mark: true }, { text: ' to the assets of Everyday?' }],
  warnings: [],
  rows: [
    { name: 'Token', value: 'Guild of readers', detail: 'according to its contract' },
    { name: 'Decimals', value: '18' },
    { name: 'Network', value: 'Ethereum' },
    { name: 'What the site gets', value: 'nothing; it only adds a row to your list' },
  ],
  body: { kind: 'asset', token: { address: IDA, symbol: 'GUILD' } },
  raw: '{ "symbol": "GUILD" }',
  verb: 'Add',
} as const satisfies Partial<Review>;

export const watchAsset = approval('asset', {
  ...guild,
  sentence: [...guild.sentence],
  warnings: [],
  rows: [...guild.rows],
});

export const watchItem = approval('item', {
  sentence: [{ text: 'Add ' }, { text: 'Harbour Lights #412', mark: true }, { text: ' to the assets of Everyday?' }],
  warnings: [],
  rows: [
    { name: 'Collection', value: 'Harbour Lights', detail: 'according to its contract' },
    { name: 'Token ID', value: '412' },
    { name: 'Standard', value: 'ERC-721' },
    { name: 'Network', value: 'Ethereum' },
    { name: 'What the site gets', value: 'nothing; it only adds a row to your list' },
  ],
  body: { kind: 'asset', token: { address: IDA, symbol: 'Harbour Lights' } },
  raw: '{ "id": "412" }',
  verb: 'Add',
});

export const watchLookAlike = approval('asset-2', {
  ...guild,
  sentence: [{ text: 'Add ' }, { text: 'USDC (another token)', mark: true }, { text: ' to the assets of Everyday?' }],
  warnings: [
    {
      rule: 'token-takes-a-name',
      severity: 'danger',
      title: 'This isn’t the well-known token',
      text: 'It has the same or a similar name, but a different contract.',
    },
  ],
  rows: [...guild.rows],
  body: { kind: 'asset', token: { address: IDA, symbol: 'USDC (another token)' } },
  verb: 'Add anyway',
});

export const longNames = approval(
  'long',
  {
    sentence: [
      { text: 'Sign in to aldgate-reading-society.org as ' },
      { text: 'Aldgate Reading Society Treasury', mark: true },
      { text: '?' },
    ],
    rows: [
      { name: 'Site in the message', value: 'governance.voting.aldgate-reading-society.org' },
      { name: 'Network', value: 'Arbitrum One' },
      { name: 'Moves funds', value: 'No' },
    ],
    body: {
      kind: 'message',
      text: `Sign in to vote on the programme of the spring festival.\n\n${'A second paragraph that goes on. '.repeat(24)}`,
      isText: true,
      signIn: true,
    },
    raw: '…',
    verb: 'Sign in',
  },
  {
    origin: 'https://governance.voting.aldgate-reading-society.org',
    characterId: 'treasury',
    account: { address: MAIN, name: 'Operating account for the spring festival 2027' },
    chainId: 42161,
    networkName: 'Arbitrum One',
  },
);
