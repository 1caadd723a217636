/** Sample signature requests, one for each look of their prompt. Texts as reviews write them. */
import { approval } from './requests.ts';
import { IDA, MAIN } from './snapshots.ts';

const typed = { kind: 'typed-data', limit: null } as const;
const STRANGER = '0x7777777777777777777777777777777777777777';
const CATS = '0xCa75000000000000000000000000000000000001';

export const order = approval(
  'order',
  {
    sentence: [
      { text: 'Offer ' },
      { text: 'item 12 of Night Cats', mark: true },
      { text: ' for ' },
      { text: 'at least 5 ETH', mark: true },
      { text: ' through Seaport?' },
    ],
    warnings: [
      {
        rule: 'order',
        severity: 'caution',
        title: 'This can move funds without a transaction',
        text: 'Once signed, whoever meets the terms can take item 12 of Night Cats from Main, until December 22.',
      },
    ],
    rows: [
      { name: 'Exchange', value: 'Seaport' },
      { name: 'You give', value: 'item 12 of Night Cats', detail: '0xCa7500…000001' },
      { name: 'You get at least', value: '5 ETH' },
      { name: 'Others get', value: '0.125 ETH, for OpenSea', detail: '0x0000a26b00c1F0DF003000390027140000fAa719' },
      { name: 'Valid', value: 'until December 22' },
      { name: 'Made for', value: 'Seaport' },
      { name: 'Contract', value: 'Seaport 1.6', detail: '0x000000…3EB395' },
    ],
    body: typed,
    raw: '{}',
    verb: 'Offer',
  },
  { origin: 'https://opensea.io' },
);

export const orderPromised = approval(
  'order-promised',
  {
    sentence: [
      { text: 'Let 0x666600…00beef (an unknown contract) spend up to ' },
      { text: '2,450 USDC', mark: true },
      { text: '?' },
    ],
    warnings: [
      {
        rule: 'unenforced-order',
        severity: 'danger',
        title: 'What you get for it is only a promise',
        text: 'As far as Dramatis knows, nothing makes 0x666600…00beef (an unknown contract) honour the order. It can take 2,450 USDC and give nothing.',
        tick: 'I trust it with 2,450 USDC',
      },
      {
        rule: 'permit',
        severity: 'caution',
        title: 'This can move funds without a transaction',
        text: 'Once signed, up to 2,450 USDC in Main can be taken, until December 22.',
      },
    ],
    rows: [
      { name: 'Spender', value: 'Unknown contract', detail: '0x666600000000000000000000000000000000bEEF' },
      { name: 'Asked by', value: 'app.uniswap.org' },
      { name: 'Token', value: 'USDC', detail: '0xA0b869…06eB48' },
      { name: 'Valid', value: 'until December 22' },
      { name: 'The order promises', value: '5 WETH, for Main', detail: '0xC02aaA…756Cc2' },
      { name: 'Part of an order', value: 'V2DutchOrder' },
    ],
    body: typed,
    raw: '{}',
    verb: 'Allow 2,450 USDC anyway',
  },
  { origin: 'https://app.uniswap.org' },
);

export const orderForNothing = approval(
  'order-for-nothing',
  {
    sentence: [
      { text: 'Offer ' },
      { text: 'item 12 of 0xCa7500…000001, any 5 items of 0xCa7500…000001 and 2,450 USDC', mark: true },
      { text: ' through Seaport, with the payment to ' },
      { text: '0x777777…777777', mark: true },
      { text: '?' },
    ],
    warnings: [
      {
        rule: 'order-for-nothing',
        severity: 'danger',
        title: 'The payment goes to somebody else',
        text: 'Main gives item 12 of 0xCa7500…000001, any 5 items of 0xCa7500…000001 and 2,450 USDC. 0.3 ETH goes to 0x777777…777777.',
        tick: 'I want to give this away',
      },
      {
        rule: 'order-any-item',
        severity: 'danger',
        title: 'Whoever accepts it chooses the item',
        text: 'It offers any 5 items of 0xCa7500…000001: somebody can take your best ones for the same price.',
        tick: 'Any of them may be taken',
      },
      { rule: 'order', severity: 'caution', title: 'This can move funds without a transaction', text: 'Once signed.' },
    ],
    rows: [
      { name: 'Exchange', value: 'Seaport' },
      { name: 'You give', value: 'item 12 of 0xCa7500…000001', detail: CATS },
      { name: 'You give (2)', value: 'any 5 items of 0xCa7500…000001', detail: CATS },
      { name: 'You give (3)', value: '2,450 USDC', detail: '0xA0b869…06eB48' },
      { name: 'You get', value: 'Nothing', tone: 'danger' },
      { name: 'Others get', value: '0.3 ETH, for 0x777777…777777', detail: STRANGER },
      { name: 'Valid', value: 'until December 22' },
    ],
    body: typed,
    raw: '{}',
    verb: 'Offer anyway',
  },
  { origin: 'https://mint-cats.example', connectedSince: null },
);

export const sharedAccount = approval(
  'safe',
  {
    sentence: [
      { text: 'As the shared account 0x5a5A5a…5A5A5A: ' },
      { text: 'Let 0x777777…777777 (somebody’s account) spend ' },
      { text: 'all your USDC', mark: true },
      { text: ', now and later?' },
    ],
    warnings: [
      {
        rule: 'acting',
        severity: 'danger',
        title: 'This is a transaction of a shared account',
        text: 'Once enough owners have signed, the shared account does what is listed below. Yours is one of the signatures.',
        tick: 'I know what will be done in my name',
      },
      {
        rule: 'spender-is-account',
        severity: 'danger',
        title: 'Granted to an account, not a contract',
        text: 'Its owner can take what this allows at any time. Honest sites name a contract here.',
      },
    ],
    rows: [
      {
        name: 'Acts as',
        value: 'the shared account 0x5a5A5a…5A5A5A',
        detail: '0x5A5A5a5A5A5A5a5A5a5A5A5a5A5A5A5a5a5A5a5A',
      },
      { name: 'Asked by', value: 'app.safe.global' },
      { name: 'Calls', value: 'USDC', detail: '0xA0b869…06eB48' },
      { name: 'Spender', value: 'Somebody’s account', detail: STRANGER },
    ],
    body: typed,
    raw: '{}',
    verb: 'Sign anyway',
  },
  { origin: 'https://app.safe.global' },
);

export const unknownData = approval('unknown-data', {
  sentence: [{ text: 'Sign a message from ' }, { text: 'uniswap.org', mark: true }, { text: '?' }],
  warnings: [
    {
      rule: 'unknown-data',
      severity: 'danger',
      title: 'Dramatis doesn’t know what this allows',
      text: 'Read the fields. A signature like this can let somebody move funds of Main.',
      tick: 'I know what this signature allows',
    },
    {
      rule: 'not-signed',
      severity: 'note',
      title: 'The site sent extra fields',
      text: 'They aren’t part of what you sign: message.type.',
    },
  ],
  rows: [
    { name: 'Made for', value: 'Ether Mail' },
    { name: 'Contract', value: 'Unknown', detail: CATS },
    { name: 'What', value: 'Mail' },
    ...Array.from({ length: 16 }, (_, at) => ({ name: `note ${at + 1}`, value: 'A text that says nothing' })),
    { name: 'to · wallet', value: 'Ida Holm', detail: IDA },
    { name: 'amount', value: '115792089237316195423570985008687907853269984665640564039457584007913129639935' },
    { name: 'all', value: 'yes' },
  ],
  body: typed,
  raw: '{}',
  verb: 'Sign anyway',
});

export const unboundData = approval('unbound-data', {
  sentence: [{ text: 'Sign a message from ' }, { text: 'uniswap.org', mark: true }, { text: '?' }],
  warnings: [
    {
      rule: 'unknown-data',
      severity: 'danger',
      title: 'Dramatis doesn’t know what this allows',
      text: 'Read the fields. A signature like this can let somebody move funds of Main.',
      tick: 'I know what this signature allows',
    },
  ],
  rows: [
    { name: 'Made for', value: 'any site and network: it names none', tone: 'danger' },
    { name: 'Message', value: 'Hi, Alice!' },
    { name: 'A number', value: '1337' },
  ],
  body: typed,
  raw: '[]',
  verb: 'Sign anyway',
});

export const blind = approval('blind', {
  refused: true,
  sentence: [{ text: 'Sign ' }, { text: 'an order that nobody can read', mark: true }, { text: ' for Blur?' }],
  warnings: [
    {
      rule: 'blind-signing',
      severity: 'refused',
      title: 'Dramatis won’t sign this',
      text: 'This order for Blur keeps its terms in a hash or in code. Blind signing is off. To sign it anyway, turn on “Allow blind signing” in Settings, Preferences.',
    },
  ],
  rows: [
    { name: 'Exchange', value: 'Blur' },
    { name: 'root', value: `0x${'1f'.repeat(32)}` },
  ],
  body: typed,
  raw: '{}',
  verb: 'Offer',
});

const message = (id: string, text: string) =>
  approval(id, {
    sentence: [{ text: 'Sign a message from ' }, { text: 'uniswap.org', mark: true }, { text: '?' }],
    rows: [
      { name: 'Network', value: 'Ethereum' },
      { name: 'Moves funds', value: 'Not by itself' },
    ],
    body: { kind: 'message', text, isText: true, signIn: false },
    raw: text,
    verb: 'Sign',
  });

export const longMessage = message(
  'long-message',
  `Terms of use\n\n${Array.from({ length: 30 }, (_, at) => `${at + 1}.\tA paragraph   with blanks, and a word: ${at}`).join('\n')}\n\nThe end.`,
);
export const oneLine = message('one-line', `Token ${'x'.repeat(60_000)} and the rest, ${MAIN}`);

export const looseSignIn = approval(
  'loose-sign-in',
  {
    sentence: [{ text: 'Sign in to guild.xyz as ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    warnings: [
      {
        rule: 'sign-in-malformed',
        severity: 'caution',
        title: 'Not in the usual format',
        text: 'This sign-in is malformed: its statement has characters that aren’t allowed. It is for guild.xyz, the site you’re on.',
      },
    ],
    rows: [
      { name: 'Site in the message', value: 'guild.xyz', tone: 'good' },
      { name: 'Moves funds', value: 'No' },
    ],
    body: {
      kind: 'message',
      text: `guild.xyz wants you to sign in with your Ethereum account:\n${MAIN}\n\nJ’accepte les conditions d’utilisation — « guild »\n\nURI: https://guild.xyz\nVersion: 1\nChain ID: 1\nNonce: k1f83mz0q\nIssued At: 2026-11-22T11:00:00.000Z`,
      isText: true,
      signIn: true,
    },
    raw: '…',
    verb: 'Sign in',
  },
  { origin: 'https://guild.xyz' },
);
