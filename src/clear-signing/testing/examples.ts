/** Descriptions after the examples of ERC-7730 (assets/erc-7730 of the standard, CC0), with the addresses of the tests. */
import type { Hex } from '../../lib/bytes.ts';

export const TOKEN: Hex = '0xdac17f958d2ee523a2206206994597c13d831ec7';
export const CONTRACT: Hex = '0x00112233445566778899aabbccddeeff00112233';

export const SCHEMA = (version: number) => `https://eips.ethereum.org/assets/eip-7730/erc7730-v${version}.schema.json`;

const binding = (address: Hex) => ({ contract: { deployments: [{ chainId: 1, address }] } });

/** A description of calls to CONTRACT. */
export const describing = (formats: object, more: { metadata?: object; display?: object; version?: number } = {}) => ({
  $schema: SCHEMA(more.version ?? 2),
  context: binding(CONTRACT),
  metadata: { owner: 'Example', ...more.metadata },
  display: { formats, ...more.display },
});

/** example-main.json: version 1, whose names come from the key, with a format name that version 2 dropped. */
export const MAIN_V1 = {
  $schema: SCHEMA(1),
  context: { $id: 'Example ERC-20', ...binding(TOKEN) },
  metadata: { owner: 'Example', info: { legalName: 'Example Inc.', url: 'https://example.io/' } },
  display: {
    formats: {
      'transfer(address _to,uint256 _value)': {
        intent: 'Send',
        fields: [
          { path: '_to', label: 'To', format: 'addressOrName' },
          { path: '_value', label: 'Amount', format: 'tokenAmount', params: { tokenPath: '@.to' } },
        ],
        required: ['_to', '_value'],
        excluded: [],
      },
    },
  },
};

/** example-erc20.json and example-include.json. */
export const ERC20_PART = {
  display: {
    formats: {
      'approve(address spender,uint256 value)': {
        intent: 'Approve',
        interpolatedIntent: 'Approve {spender} to spend {value}',
        fields: [
          { path: 'spender', label: 'Spender', format: 'addressName' },
          { path: 'value', label: 'Amount', format: 'tokenAmount', params: { tokenPath: '@.to' } },
        ],
        required: ['spender', 'value'],
      },
    },
  },
};

export const INCLUDING = {
  $schema: SCHEMA(2),
  context: { $id: 'Example USD', ...binding(TOKEN) },
  includes: './example-erc20.json',
  metadata: { owner: 'Example', contractName: 'MyToken', token: { ticker: 'EXA', name: 'Example', decimals: 6 } },
  display: {
    formats: {
      'approve(address spender,uint256 value)': {
        fields: [{ path: 'value', params: { threshold: '0xFFFFFFFFFFFFFFFFFF' } }],
      },
    },
  },
};

/** example-array-iteration.json. */
export const ARRAYS = describing({
  'distribute(address[] recipients,uint256[] percentages)': {
    intent: 'Distribute fees among recipients',
    interpolatedIntent: 'Distribute fees {percentages} among recipients {recipients}',
    fields: [
      { path: '@.value', label: 'Total Distributed Amount', format: 'amount' },
      {
        label: 'Recipients and Fees',
        iteration: 'bundled',
        fields: [
          { path: 'recipients.[]', label: 'Recipients', format: 'addressName', separator: 'Recipient {index}' },
          { path: 'percentages.[]', label: 'Percentages', format: 'unit', params: { base: '%', decimals: 2 } },
        ],
      },
    ],
  },
  'batchExecute(address[] targets, bytes[] datas, uint256[] values)': {
    intent: 'Execute batch calls to targets',
    fields: [
      {
        path: 'datas.[]',
        label: 'Nested Calls',
        format: 'calldata',
        separator: 'Transaction {index}',
        params: { calleePath: 'targets.[]', amountPath: 'values.[]' },
      },
    ],
  },
});

/** example-visibility-rules.json. */
export const VISIBILITY = describing({
  'transfer(address to,uint256 value, address referrer, address rfu, uint256 legacy, uint256 fee)': {
    intent: 'Send',
    interpolatedIntent: 'Send {value} to {to}',
    fields: [
      { path: 'to', label: 'To', format: 'addressName', visible: 'always' },
      { path: 'value', label: 'Amount', format: 'tokenAmount', params: { tokenPath: '@.to' }, visible: 'always' },
      { path: 'referrer', label: 'Referrer', format: 'addressName', visible: 'optional' },
      { path: 'rfu', label: 'RFU Field', format: 'addressName', visible: 'never' },
      { path: 'legacy', label: 'Legacy Amount', format: 'raw', visible: { mustBe: [0] } },
      { path: 'fee', label: 'Fee Amount', format: 'amount', visible: { ifNotIn: [0] } },
    ],
  },
});

/** example-maps.json. */
export const MAPS = describing(
  {
    'deposit(uint256 amount,uint256 minShares)': {
      intent: 'Deposit',
      interpolatedIntent: 'Deposit {amount} to get at least {minShares}',
      fields: [
        {
          path: 'amount',
          label: 'Deposit Amount',
          format: 'tokenAmount',
          params: { token: { map: '$.metadata.maps.underlyingToken', key: '@.chainId' } },
        },
        {
          path: 'minShares',
          label: 'Min Received Shares',
          format: 'tokenAmount',
          params: { token: { map: '$.metadata.maps.shareToken', keyPath: '@.chainId' } },
        },
      ],
    },
  },
  {
    metadata: {
      maps: {
        underlyingToken: { $keyType: 'Chain ID', values: { '1': TOKEN } },
        shareToken: { $keyType: 'Chain ID', values: { '1': CONTRACT } },
      },
    },
  },
);

/** The permits of example-eip712.json, for messages of another contract than Permit2. */
export const MESSAGES = {
  $schema: SCHEMA(1),
  metadata: { owner: 'MyContract' },
  context: { eip712: { domain: { name: 'Permit2' }, deployments: [{ chainId: 1, address: CONTRACT }] } },
  display: {
    formats: {
      'PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline) PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)':
        {
          $id: 'Permit2 Permit Batch',
          intent: 'Authorize spending of tokens',
          fields: [
            { path: 'spender', label: 'Spender', format: 'raw' },
            {
              path: 'details.[]',
              fields: [
                { path: 'amount', label: 'Amount allowance', format: 'tokenAmount', params: { tokenPath: 'token' } },
                { path: 'expiration', label: 'Approval expires', format: 'date', params: { encoding: 'timestamp' } },
              ],
            },
          ],
          required: ['spender', 'details'],
          excluded: ['sigDeadline'],
        },
    },
  },
};
