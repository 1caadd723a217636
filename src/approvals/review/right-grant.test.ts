/** Signatures that hand over a right, or let somebody act: each names who gets it, wants a tick, and is refused for another account. */
import { describe, expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import {
  CATS,
  callData,
  IDA,
  MAIN,
  ROUTER,
  review,
  rowsOf,
  SPENDING,
  STRANGER,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
  word,
} from '../testing/review-world.ts';
import { DECEMBER, type Fields, typed } from '../testing/typed.ts';

const fields = (text: string): Fields =>
  Object.fromEntries(text.split(', ').map((field) => field.split(' ').reverse() as [string, string]));
const asked = (primaryType: string, types: string, message: Record<string, unknown>, domain = {}): Payload =>
  typed(primaryType, { [primaryType]: fields(types) }, message, { name: 'X', verifyingContract: ROUTER, ...domain });

const RIGHTS: [what: string, payload: Payload, sentence: string, rule: string][] = [
  [
    'one item (ERC-4494)',
    asked(
      'Permit',
      'address spender, uint256 tokenId, uint256 nonce, uint256 deadline',
      { spender: STRANGER, tokenId: '7', nonce: 0, deadline: DECEMBER },
      { verifyingContract: CATS },
    ),
    'Let 0x777777…777777 (somebody’s account) take *item 7 of 0xca7500…000001*?',
    'hands-over',
  ],
  [
    'all items',
    asked(
      'PermitForAll',
      'address operator, bool approved, uint256 nonce, uint256 deadline',
      { operator: STRANGER, approved: true, nonce: 0, deadline: DECEMBER },
      { verifyingContract: CATS },
    ),
    'Let 0x777777…777777 (somebody’s account) move *all your items of 0xca7500…000001*, now and later?',
    'hands-over',
  ],
  [
    'borrowing (Aave)',
    asked(
      'DelegationWithSig',
      'address delegatee, uint256 value, uint256 nonce, uint256 deadline',
      { delegatee: STRANGER, value: '5000000', nonce: 0, deadline: DECEMBER },
      { verifyingContract: USDC },
    ),
    'Let 0x777777…777777 (somebody’s account) borrow *up to 5 USDC* at your cost?',
    'hands-over',
  ],
  [
    'managing (Compound III)',
    asked('Authorization', 'address owner, address manager, bool isAllowed, uint256 nonce, uint256 expiry', {
      owner: MAIN,
      manager: STRANGER,
      isAllowed: true,
      nonce: 0,
      expiry: DECEMBER,
    }),
    'Let 0x777777…777777 (somebody’s account) manage *everything you have at Universal Router*?',
    'hands-over',
  ],
  [
    'managing (Morpho)',
    asked(
      'Authorization',
      'address authorizer, address authorized, bool isAuthorized, uint256 nonce, uint256 deadline',
      {
        authorizer: MAIN,
        authorized: STRANGER,
        isAuthorized: true,
        nonce: 0,
        deadline: DECEMBER,
      },
    ),
    'Let 0x777777…777777 (somebody’s account) manage *everything you have at Universal Router*?',
    'hands-over',
  ],
  [
    'spending again and again',
    asked(
      'SpendPermission',
      'address account, address spender, address token, uint160 allowance, uint48 period, uint48 start, uint48 end, uint256 salt, bytes extraData',
      {
        account: STRANGER,
        spender: ROUTER,
        token: '0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
        allowance: '1000000000000000000',
        period: 7 * 86_400,
        start: 0,
        end: DECEMBER,
        salt: 0,
        extraData: '0x',
      },
    ),
    'Let Universal Router spend *up to 1 ETH every 7 days*?',
    'hands-over',
  ],
  [
    'trading (Hyperliquid)',
    asked(
      'HyperliquidTransaction:ApproveAgent',
      'string hyperliquidChain, address agentAddress, string agentName, uint64 nonce',
      { hyperliquidChain: 'Mainnet', agentAddress: STRANGER, agentName: 'bot', nonce: 1 },
      { name: 'HyperliquidSignTransaction', verifyingContract: `0x${'0'.repeat(40)}` },
    ),
    'Let 0x777777…777777 (somebody’s account) trade *for you at Hyperliquid*?',
    'hands-over',
  ],
  [
    'posting (Farcaster)',
    asked(
      'Add',
      'address owner, uint32 keyType, bytes key, uint8 metadataType, bytes metadata, uint256 nonce, uint256 deadline',
      { owner: MAIN, keyType: 1, key: '0x0102', metadataType: 1, metadata: '0x', nonce: 0, deadline: DECEMBER },
      { name: 'Farcaster KeyGateway' },
    ),
    'Let a key post *in your name at Farcaster*?',
    'hands-over',
  ],
  [
    'a relayed call (GSN)',
    asked(
      'RelayRequest',
      'address from, address to, uint256 value, uint256 gas, uint256 nonce, bytes data, uint256 validUntilTime',
      {
        from: MAIN,
        to: USDC,
        value: 0,
        gas: 1,
        nonce: 0,
        data: callData('a9059cbb', IDA, 5_000_000n),
        validUntilTime: DECEMBER,
      },
    ),
    'As Main: Send *5 USDC* to Ida Holm?',
    'acting',
  ],
  [
    'a call through 0x',
    asked(
      'MetaTransactionData',
      'address signer, address sender, uint256 minGasPrice, uint256 maxGasPrice, uint256 expirationTimeSeconds, uint256 salt, bytes callData, uint256 value, address feeToken, uint256 feeAmount',
      {
        signer: MAIN,
        sender: STRANGER,
        minGasPrice: 0,
        maxGasPrice: 1,
        expirationTimeSeconds: DECEMBER,
        salt: 1,
        callData: '0x415565b0',
        value: 0,
        feeToken: USDC,
        feeAmount: 0,
      },
    ),
    'Let somebody else act for *Main*?',
    'acting',
  ],
  [
    'an operation of a smart account (ERC-4337)',
    asked(
      'PackedUserOperation',
      'address sender, uint256 nonce, bytes initCode, bytes callData, bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees, bytes paymasterAndData',
      {
        sender: STRANGER,
        nonce: 0,
        initCode: '0x',
        // execute(USDC, 0, transfer(Ida, 5 USDC))
        callData: `0xb61d27f6${callData('', USDC, 0n, 96n, 68n).slice(2)}${callData('a9059cbb', IDA, 5_000_000n).slice(2)}${'0'.repeat(56)}`,
        accountGasLimits: `0x${'11'.repeat(32)}`,
        preVerificationGas: 1,
        gasFees: `0x${'11'.repeat(32)}`,
        paymasterAndData: '0x',
      },
    ),
    'As the account 0x777777…777777: Send *5 USDC* to Ida Holm?',
    'acting',
  ],
];

describe.each(RIGHTS)('a signature for %s', (_what, payload, sentence, rule) => {
  it('says who gets what, and wants a tick', async () => {
    const made = await review(payload);
    expect(sentenceOf(made)).toBe(sentence);
    expect(warningOf(made, rule)).toMatchObject({ severity: 'danger', tick: expect.any(String) });
    expect(made.refused).toBe(false);
    expect(rowsOf(made)).toContain('Asked by: app.uniswap.org');
  });
});

/** In these, whoever signs is the owner, or a smart account is, which cannot be told from here. */
const UNOWNED = /ERC-4494|all items|Aave|again and again|Hyperliquid|ERC-4337/;

it.each(RIGHTS.filter(([what]) => !UNOWNED.test(what)))(
  'a signature for %s for another account is refused',
  async (_what, payload) => {
    const { json } = payload as Payload & { kind: 'typed-data' };
    expect(json).toContain(MAIN);
    const made = await review({ kind: 'typed-data', json: json.replaceAll(MAIN, SPENDING) });
    expect(warningsOf(made)[0]).toBe('refused other-owner');
  },
);

it('taking a right back is no danger', async () => {
  const made = await review(
    asked('PermitForAll', 'address operator, bool approved, uint256 nonce, uint256 deadline', {
      operator: ROUTER,
      approved: false,
      nonce: 0,
      deadline: DECEMBER,
    }),
  );
  expect(sentenceOf(made)).toBe('Stop letting Universal Router move *all your items of Universal Router*?');
  expect(made.warnings).toEqual([]);
});

describe('a transaction of a Safe', () => {
  const safe = (call: { to: Hex; data: Hex; operation?: number; value?: string }) =>
    typed(
      'SafeTx',
      {
        SafeTx: fields(
          'address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce',
        ),
      },
      {
        value: '0',
        operation: 0,
        safeTxGas: 0,
        baseGas: 0,
        gasPrice: 0,
        gasToken: `0x${'0'.repeat(40)}`,
        refundReceiver: `0x${'0'.repeat(40)}`,
        nonce: 1,
        ...call,
      },
      { name: 'Safe', verifyingContract: WALLET },
    );
  const WALLET: Hex = `0x${'5a'.repeat(20)}`;

  it('says what the inner call does, and with whose tokens', async () => {
    const made = await review(safe({ to: USDC, data: callData('095ea7b3', STRANGER, (1n << 256n) - 1n) }));
    expect(sentenceOf(made)).toBe(
      'As the shared account 0x5a5A5a…5A5A5A: Let 0x777777…777777 (somebody’s account) spend *all your USDC*, now and later?',
    );
    expect(warningsOf(made)).toEqual(
      expect.arrayContaining(['danger acting', 'danger unlimited-allowance', 'danger spender-is-account']),
    );
    expect(rowsOf(made)).toContain(`Acts as: The shared account 0x5a5A5a…5A5A5A (${toChecksumAddress(WALLET)})`);
    expect(rowsOf(made)).toContain(`Spender: Somebody’s account (${toChecksumAddress(STRANGER)})`);
    expect(rowsOf(made).filter((row) => row.startsWith('Asked by'))).toHaveLength(1);
  });

  it('says which coins go along', async () => {
    const made = await review(safe({ to: IDA, data: '0x', value: '1000000000000000000' }));
    expect(sentenceOf(made)).toContain('Send *1 ETH* to Ida Holm');
    expect(rowsOf(made)).toContain('Sends along: 1 ETH');
  });

  it('that pays a refund says how much and to whom', async () => {
    const refund = { baseGas: '1000000', gasPrice: '1000000', gasToken: USDC, refundReceiver: STRANGER };
    const made = await review(safe({ to: IDA, data: '0x', ...refund } as never));
    expect(warningOf(made, 'acting-pays')).toMatchObject({
      severity: 'danger',
      text: 'To have it executed, the shared account 0x5a5A5a…5A5A5A pays up to 1,000,000 USDC to 0x777777…777777.',
      tick: expect.any(String),
    });
    expect(rowsOf(made)).toContain(`Also pays: up to 1,000,000 USDC (${toChecksumAddress(USDC)})`);
    expect(rowsOf(made)).toContain(`To: 0x777777…777777 (${toChecksumAddress(STRANGER)})`);
    expect(warningOf(await review(safe({ to: IDA, data: '0x' })), 'acting-pays')).toBeUndefined();
  });

  it('that runs a list through Safe’s own code is taken apart', async () => {
    const packed = [callData('a9059cbb', IDA, 5_000_000n), callData('095ea7b3', STRANGER, 7_000_000n)]
      .map((data) => `00${USDC.slice(2)}${'0'.repeat(64)}${word(BigInt(data.length / 2 - 1))}${data.slice(2)}`)
      .join('');
    const data: Hex = `0x8d80ff0a${word(32n)}${word(BigInt(packed.length / 2))}${packed.padEnd(Math.ceil(packed.length / 64) * 64, '0')}`;
    const list = (to: Hex) => review(safe({ to, data, operation: 1 }));
    const made = await list('0x9641d764fc13c8b624c04430c7356c1c7c8102e2');
    expect(sentenceOf(made)).toBe('As the shared account 0x5a5A5a…5A5A5A: Make *2 calls*?');
    expect(rowsOf(made)).toContain('2: Let 0x777777…777777 (somebody’s account) spend up to 7 USDC?');
    expect(warningsOf(made)).toEqual(['danger acting', 'danger spender-is-account']);
    expect(warningsOf(await list(ROUTER))).toContain('danger foreign-code');
  });

  it('that runs foreign code is a danger of its own', async () => {
    const made = await review(safe({ to: ROUTER, data: '0x12345678', operation: 1 }));
    expect(warningOf(made, 'foreign-code')).toMatchObject({
      severity: 'danger',
      tick: 'I know the code that will run',
    });
    expect(rowsOf(made)).toContainEqual(expect.stringMatching(/^Runs the code of: Universal Router/));
  });
});

/** Amounts of USDC by whom they go to. */
const PAID: [what: string, primaryType: string, types: Record<string, string>, message: object, paid: string][] = [
  [
    'a fee of 0x',
    'MetaTransactionData',
    { MetaTransactionData: 'address signer, bytes callData, address feeToken, uint256 feeAmount' },
    { signer: MAIN, callData: '0x415565b0', feeToken: USDC, feeAmount: '2450000000' },
    'Main pays up to 2,450 USDC to whoever executes it.',
  ],
  [
    'fees of 0x',
    'MetaTransactionDataV2',
    {
      MetaTransactionDataV2: 'address signer, bytes callData, address feeToken, Fee[] fees',
      Fee: 'address recipient, uint256 amount',
    },
    {
      signer: MAIN,
      callData: '0x415565b0',
      feeToken: USDC,
      fees: [
        { recipient: STRANGER, amount: '2450000000' },
        { recipient: IDA, amount: '0' },
      ],
    },
    'Main pays up to 2,450 USDC to 0x777777…777777.',
  ],
  [
    'a relay that takes a token',
    'ForwardRequest',
    { ForwardRequest: 'address from, address to, address token, uint256 txGas, uint256 tokenGasPrice, bytes data' },
    { from: MAIN, to: USDC, token: USDC, txGas: '100000', tokenGasPrice: '1000', data: callData('a9059cbb', IDA, 1n) },
    'Main pays up to 100 USDC to whoever executes it.',
  ],
  [
    'gas of an operation',
    'UserOperation',
    {
      UserOperation:
        'address sender, bytes callData, uint256 callGasLimit, uint256 verificationGasLimit, uint256 preVerificationGas, uint256 maxFeePerGas, bytes paymasterAndData',
    },
    {
      sender: STRANGER,
      callData: '0x',
      callGasLimit: 1,
      verificationGasLimit: 2,
      preVerificationGas: 3,
      maxFeePerGas: '1000000000000000000',
      paymasterAndData: '0x',
    },
    'the account 0x777777…777777 pays up to 6 ETH to whoever executes it.',
  ],
  [
    'gas of a packed operation',
    'PackedUserOperation',
    {
      PackedUserOperation:
        'address sender, bytes callData, bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees, bytes paymasterAndData',
    },
    {
      sender: STRANGER,
      callData: '0x',
      accountGasLimits: `0x${1n.toString(16).padStart(32, '0')}${2n.toString(16).padStart(32, '0')}`,
      preVerificationGas: 3,
      gasFees: `0x${'0'.repeat(32)}${(10n ** 18n).toString(16).padStart(32, '0')}`,
      paymasterAndData: '0x',
    },
    'the account 0x777777…777777 pays up to 6 ETH to whoever executes it.',
  ],
];

it.each(PAID)('%s stands beside the call, with a tick', async (_what, primaryType, types, message, paid) => {
  const listed = Object.fromEntries(Object.entries(types).map(([name, text]) => [name, fields(text)]));
  const made = await review(
    typed(primaryType, listed, message as Record<string, unknown>, { name: 'X', verifyingContract: ROUTER }),
  );
  expect(warningOf(made, 'acting-pays')).toMatchObject({ severity: 'danger', tick: expect.any(String) });
  expect(warningOf(made, 'acting-pays')?.text).toContain(paid);
  expect(rowsOf(made).filter((row) => row.startsWith('Also pays'))).toHaveLength(1);
});

it('an operation of a smart account that makes several calls tells each', async () => {
  const transfer = callData('a9059cbb', IDA, 5_000_000n).slice(2).padEnd(192, '0');
  const callBytes = [word(USDC), word(0n), word(96n), word(68n), transfer].join('');
  const made = await review(
    asked('PackedUserOperation', 'address sender, uint256 nonce, bytes initCode, bytes callData', {
      sender: STRANGER,
      nonce: 0,
      initCode: '0x',
      // executeBatch([(USDC, 0, transfer(Ida, 5 USDC)), the same again])
      callData: `0x34fcd5be${word(32n)}${word(2n)}${word(64n)}${word(64n + BigInt(callBytes.length / 2))}${callBytes}${callBytes}`,
    }),
  );
  expect(sentenceOf(made)).toBe('As the account 0x777777…777777: Make *2 calls*?');
  expect(rowsOf(made)).toContain('2: Send 5 USDC to Ida Holm?');
});

describe('money at Hyperliquid', () => {
  const hyperliquid = (act: string, types: string, message: Record<string, unknown>) =>
    asked(
      `HyperliquidTransaction:${act}`,
      types,
      { hyperliquidChain: 'Mainnet', ...message },
      {
        name: 'HyperliquidSignTransaction',
        verifyingContract: `0x${'0'.repeat(40)}`,
      },
    );

  it('says to whom it goes', async () => {
    const made = await review(
      hyperliquid('UsdSend', 'string hyperliquidChain, string destination, string amount, uint64 time', {
        destination: STRANGER,
        amount: '100',
        time: 1,
      }),
    );
    expect(sentenceOf(made)).toBe('Send *100 USDC* at Hyperliquid to an address you’ve never used?');
    expect(warningsOf(made)).toEqual(['caution service-send', 'caution first-time']);
    expect(rowsOf(made)[0]).toBe(`Recipient: Never used before (${toChecksumAddress(STRANGER)})`);
  });

  it('between own balances moves nothing away', async () => {
    const made = await review(
      hyperliquid('UsdClassTransfer', 'string hyperliquidChain, string amount, bool toPerp, uint64 nonce', {
        amount: '5',
        toPerp: true,
        nonce: 1,
      }),
    );
    expect(made.warnings).toEqual([]);
  });
});
