/** What is done with each button of MetaMask's test dapp, in the order in which a person does it. */
import { expect } from '@playwright/test';
import type { Press } from './test-dapp.ts';

const SIGNATURE = /^0x[0-9a-f]{130}$/;
const ACCOUNT = /^0x[0-9a-f]{40}$/i;

export const CONNECT: Press[] = [
  {
    button: 'useWindowProviderButton',
    shows: (page) => expect(page.locator('#chainId')).toHaveText(''),
    told: 'the dapp uses no provider',
  },
  { button: 'Use Dramatis', shows: ['#activeProviderName', 'Dramatis'] },
  { button: 'connectButton', asks: 'eth_requestAccounts', shows: ['#accounts', ACCOUNT] },
];

export const CONNECTED: Press[] = [
  { button: 'getAccounts', asks: 'eth_accounts', shows: ['#getAccountsResult', ACCOUNT] },
  { button: 'requestPermissions', asks: 'wallet_requestPermissions', shows: ['#permissionsResult', /eth_accounts/] },
  { button: 'getPermissions', asks: 'wallet_getPermissions', shows: ['#permissionsResult', /eth_accounts/] },
];

export const SIGN: Press[] = [
  { button: 'getEncryptionKeyButton', asks: 'eth_getEncryptionPublicKey', shows: ['#encryptionKeyDisplay', /Error/] },
  { button: 'ethSign', asks: 'eth_sign', shows: ['#ethSign', /Error/] },
  { button: 'personalSign', asks: 'personal_sign', shows: ['#personalSignResult', SIGNATURE] },
  { button: 'personalSignVerify', asks: 'personal_ecRecover', shows: ['#personalSignVerifyECRecoverResult', ACCOUNT] },
  { button: 'signTypedData', asks: 'eth_signTypedData', shows: ['#signTypedDataResult', SIGNATURE] },
  { button: 'signTypedDataVerify', shows: ['#signTypedDataVerifyResult', ACCOUNT] },
  { button: 'signTypedDataV3', asks: 'eth_signTypedData_v3', shows: ['#signTypedDataV3Result', SIGNATURE] },
  { button: 'signTypedDataV3Verify', shows: ['#signTypedDataV3VerifyResult', ACCOUNT] },
  { button: 'signTypedDataV4', asks: 'eth_signTypedData_v4', shows: ['#signTypedDataV4Result', SIGNATURE] },
  { button: 'signTypedDataV4Verify', shows: ['#signTypedDataV4VerifyResult', ACCOUNT] },
  { button: 'signPermit', asks: 'eth_signTypedData_v4', shows: ['#signPermitResult', SIGNATURE] },
  { button: 'signPermitVerify', shows: ['#signPermitVerifyResult', ACCOUNT] },
  { button: 'signBlurOrder', asks: 'eth_signTypedData_v4', shows: ['#signPermitVariantResult', /Error/] },
  { button: 'signPermitSingle', asks: 'eth_signTypedData_v4', shows: ['#signPermitVariantResult', /./] },
  { button: 'signPermitBatch', asks: 'eth_signTypedData_v4', shows: ['#signPermitVariantResult', /./] },
  { button: 'signSeaportBulkOrder', asks: 'eth_signTypedData_v4', shows: ['#signPermitVariantResult', /./] },
  { button: 'siwe', asks: 'personal_sign', shows: ['#siweResult', SIGNATURE] },
  { button: 'siweResources', asks: 'personal_sign', shows: ['#siweResult', SIGNATURE] },
  { button: 'siweBadDomain', asks: 'personal_sign', shows: ['#siweResult', /Error/] },
  { button: 'siweBadAccount', asks: 'personal_sign', shows: ['#siweResult', /Error/] },
  { button: 'siweMalformed', asks: 'personal_sign', shows: ['#siweResult', SIGNATURE] },
  { button: 'signInvalidType', asks: 'eth_signTypedData_v4', shows: ['#signMalformedResult', /Error/] },
  { button: 'signEmptyDomain', asks: 'eth_signTypedData_v4', shows: ['#signMalformedResult', /./] },
  { button: 'signExtraDataNotTyped', asks: 'eth_signTypedData_v4', shows: ['#signMalformedResult', SIGNATURE] },
  { button: 'signInvalidPrimaryType', asks: 'eth_signTypedData_v4', shows: ['#signMalformedResult', /Error/] },
  { button: 'signNoPrimaryTypeDefined', asks: 'eth_signTypedData_v4', shows: ['#signMalformedResult', /Error/] },
  {
    button: 'signInvalidVerifyingContractType',
    asks: 'eth_signTypedData_v4',
    shows: ['#signMalformedResult', /Error/],
  },
];

/** What a malicious site would have signed. */
export const SIGN_FOR_OTHERS: Press[] = [
  { button: 'maliciousPermit', asks: 'eth_signTypedData_v4' },
  { button: 'maliciousTradeOrder', asks: 'eth_signTypedData_v4' },
  { button: 'maliciousSeaport', asks: 'eth_signTypedData_v4' },
  { button: 'maliciousPermitHexPaddedChain', asks: 'eth_signTypedData_v4' },
  { button: 'maliciousPermitIntAddress', asks: 'eth_signTypedData_v4' },
  { button: 'signTypedDataV4Batch', asks: 'eth_signTypedData_v4', times: 10 },
  { button: 'signTypedDataV4Queue', asks: 'eth_signTypedData_v4', times: 10 },
  { button: 'personalSign', asks: 'personal_sign', decides: 'refuse', shows: ['#personalSign', /Error/] },
];

export const SEND: Press[] = [
  { button: 'sendButton', asks: 'eth_sendTransaction' },
  { button: 'sendEIP1559Button', asks: 'eth_sendTransaction' },
  { button: 'sendEIP1559WithoutGasButton', asks: 'eth_sendTransaction' },
  { button: 'deployButton', asks: 'eth_sendTransaction', shows: ['#contractStatus', 'Deployed'] },
  { button: 'depositButton', asks: 'eth_sendTransaction', shows: ['#contractStatus', 'Deposit completed'] },
  { button: 'withdrawButton', asks: 'eth_sendTransaction', shows: ['#contractStatus', 'Withdrawn'] },
  { button: 'deployFailingButton', asks: 'eth_sendTransaction', shows: ['#failingContractStatus', 'Deployed'] },
  { button: 'sendFailingButton', asks: 'eth_sendTransaction', shows: ['#failingContractStatus', /as expected/] },
  { button: 'deployMultisigButton', asks: 'eth_sendTransaction', shows: ['#multisigContractStatus', 'Deployed'] },
  { button: 'sendMultisigButton', asks: 'eth_sendTransaction', shows: ['#multisigContractStatus', /as expected/] },
  { button: 'sendHeavyHexDataButton', asks: 'eth_sendTransaction' },
  { button: 'createToken', asks: 'eth_sendTransaction', shows: ['#erc20TokenAddresses', ACCOUNT] },
  { button: 'watchAssets', asks: 'wallet_watchAsset', later: 1 },
  { button: 'transferTokens', asks: 'eth_sendTransaction' },
  { button: 'approveTokens', asks: 'eth_sendTransaction' },
  { button: 'increaseTokenAllowance', asks: 'eth_sendTransaction' },
  {
    button: 'getAllowance',
    asks: 'eth_call',
    fill: { allowanceOwner: 'ACCOUNT', allowanceSpender: '0x9bc5baF874d2DA8D216aE9f137804184EE5AfEF4' },
    shows: ['#allowanceAmountResult', '8.0000'],
  },
  {
    button: 'transferFromTokens',
    asks: 'eth_estimateGas',
    fill: {
      transferFromSenderInput: 'ACCOUNT',
      transferFromRecipientInput: '0x2f318C334780961FB129D2a6c30D0763d9a5C970',
    },
    shows: ['#tokenMethodsResult', /insufficient allowance/],
  },
  { button: 'approveTokens', asks: 'eth_sendTransaction', fill: { approveTo: 'ACCOUNT' } },
  { button: 'transferFromTokens', asks: 'eth_sendTransaction', shows: ['#tokenMethodsResult', /object/] },
  { button: 'transferTokensWithoutGas', asks: 'eth_sendTransaction' },
  { button: 'approveTokensWithoutGas', asks: 'eth_sendTransaction' },
];

export const SEND_ITEMS: Press[] = [
  { button: 'deployNFTsButton', asks: 'eth_sendTransaction', shows: ['#nftsStatus', 'Deployed'] },
  { button: 'mintButton', asks: 'eth_sendTransaction', shows: ['#nftsStatus', 'Mint completed'] },
  { button: 'watchNFTButton', asks: 'wallet_watchAsset', later: 1 },
  { button: 'watchNFTsButton', asks: 'wallet_watchAsset', later: 1 },
  { button: 'approveButton', asks: 'eth_sendTransaction', shows: ['#nftsStatus', 'Approve completed'] },
  { button: 'setApprovalForAllButton', asks: 'eth_sendTransaction', shows: ['#nftsStatus', /All completed/] },
  { button: 'revokeButton', asks: 'eth_sendTransaction', shows: ['#nftsStatus', 'Revoke completed'] },
  { button: 'transferFromButton', asks: 'eth_sendTransaction', shows: ['#nftsStatus', /From completed/] },
  { button: 'sign721Permit', asks: 'eth_signTypedData_v4', shows: ['#sign721PermitResult', /Error/] },
  { button: 'deployERC1155Button', asks: 'eth_sendTransaction', shows: ['#erc1155Status', 'Deployed'] },
  {
    button: 'batchMintButton',
    asks: 'eth_sendTransaction',
    fill: { batchMintTokenIds: '1,2,3', batchMintIdAmounts: '1,1,1' },
    shows: ['#erc1155Status', /Minting completed/],
  },
  {
    button: 'batchTransferFromButton',
    asks: 'eth_sendTransaction',
    fill: { batchTransferTokenIds: '1,2', batchTransferTokenAmounts: '1,1' },
    shows: ['#erc1155Status', /From completed/],
  },
  { button: 'setApprovalForAllERC1155Button', asks: 'eth_sendTransaction', shows: ['#erc1155Status', /All completed/] },
  { button: 'revokeERC1155Button', asks: 'eth_sendTransaction', shows: ['#erc1155Status', 'Revoke completed'] },
  { button: 'watchAssetButton', asks: 'wallet_watchAsset', later: 1, fill: { watchAssetInput: '3' } },
  { button: 'sendWithInvalidValue', asks: 'eth_sendTransaction', shows: ['#sendMalformedResult', /Error/] },
  { button: 'sendWithInvalidTxType', asks: 'eth_sendTransaction', shows: ['#sendMalformedResult', /Error/] },
  { button: 'sendWithInvalidRecipient', asks: 'eth_sendTransaction', shows: ['#sendMalformedResult', /Error/] },
  { button: 'sendWithInvalidGasLimit', asks: 'eth_sendTransaction', shows: ['#sendMalformedResult', /Error/] },
  { button: 'sendWithInvalidMaxFeePerGas', asks: 'eth_sendTransaction', shows: ['#sendMalformedResult', /Error/] },
  { button: 'sendTempoBatchTx', asks: 'eth_sendTransaction', shows: ['#sendTempoBatchTxResult', /Error/] },
  {
    button: 'submitForm',
    asks: 'eth_sendTransaction',
    fill: {
      toInput: '0x0c54FcCd2e384b4BB6f2E405Bf5Cbc15a017AaFb',
      amountInput: '0x0',
      gasInput: '0x2540be400',
      dataInput: '0x',
    },
  },
];

export const CALLS: Press[] = [
  {
    button: 'eip5792GetCapabilitiesButton',
    asks: 'wallet_getCapabilities',
    shows: ['#eip5792GetCapabilitiesResult', /atomic/],
  },
  { button: 'eip5792SendCallsButton', asks: 'wallet_sendCalls' },
  {
    button: 'eip5792GetCallsStatusButton',
    asks: 'wallet_getCallsStatus',
    shows: ['#eip5792GetCallsStatusResult', /receipts/],
  },
  {
    button: 'eip5792SendCallsEdit',
    shows: (page) => expect(page.locator('.eip5792Call')).toHaveCount(2),
    told: 'a form with two calls',
  },
  {
    button: 'eip5792AddCall',
    shows: (page) => expect(page.locator('.eip5792Call')).toHaveCount(3),
    told: 'a third call in the form',
  },
  {
    button: 'Remove Call',
    act: (page) => page.getByRole('button', { name: 'Remove Call', exact: true }).last().click(),
    shows: (page) => expect(page.locator('.eip5792Call')).toHaveCount(2),
    told: 'two calls in the form again',
  },
  { button: 'eip5792SendCallsApprovalButton', asks: 'wallet_sendCalls' },
  { button: 'eip5792SendCallsRequiredAssetsButton', asks: 'wallet_sendCalls' },
  { button: 'resetConfigButton', shows: ['#displayEthAmount', '0.0003'] },
  { button: 'swapComparisonSwapButton', asks: 'eth_sendTransaction', shows: ['#swapStatus', /sent/] },
  { button: 'batchUsdcSwapResetButton', shows: ['#displayBatchFeePercentage', /^\d/] },
  { button: 'batchUsdcSwapExecuteButton', asks: 'wallet_sendCalls', shows: ['#batchUsdcSwapStatus', /success/] },
  {
    button: 'batchUsdcSwapCheckStatusButton',
    shows: (page) => expect(page.locator('#eip5792RequestIdInput')).toHaveValue(/^0x/),
    told: 'the id stands in the form of *Get Calls Status*',
  },
  { button: 'maliciousRawEthButton', asks: 'eth_sendTransaction' },
  { button: 'maliciousERC20TransferButton', asks: 'eth_sendTransaction' },
  { button: 'maliciousApprovalButton', asks: 'eth_sendTransaction' },
  { button: 'maliciousSetApprovalForAll', asks: 'eth_sendTransaction' },
  { button: 'maliciousContractInteractionButton', asks: 'eth_sendTransaction' },
  { button: 'ppomSendMaliciousEthButton', asks: 'wallet_sendCalls' },
  { button: 'ppomSendMaliciousERC20TransferButton', asks: 'wallet_sendCalls' },
  { button: 'ppomSendMaliciousERC20ApprovalButton', asks: 'wallet_sendCalls' },
  { button: 'ppomSendMaliciousSetApprovalForAllButton', asks: 'wallet_sendCalls' },
  { button: 'ppomSendMaliciousContractInteractionButton', asks: 'wallet_sendCalls' },
  { button: 'ppomSendThreeMaliciousTxsButton', asks: 'wallet_sendCalls' },
  {
    button: 'ppomGetCallsStatusButton',
    asks: 'wallet_getCallsStatus',
    shows: ['#ppomGetCallsStatusResult', /receipts/],
  },
  { button: 'maliciousSendWithOddHexData', asks: 'eth_sendTransaction' },
  { button: 'maliciousApproveERC20WithOddHexData', asks: 'eth_sendTransaction' },
  { button: 'maliciousSendWithoutHexPrefixValue', asks: 'eth_sendTransaction' },
  {
    button: 'eip747WatchButton',
    asks: 'wallet_watchAsset',
    later: 1,
    fill: {
      eip747ContractAddress: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
      eip747Symbol: 'USDC',
      eip747Decimals: '6',
    },
  },
  {
    button: 'ensSubmit',
    asks: 'eth_call',
    times: 3,
    fill: { ensInput: 'dramatis.eth' },
    shows: ['#ensResult', ACCOUNT],
  },
];

/** The person has a queue to answer; then the dapp goes to other networks, and is forgotten. */
export const NETWORKS: Press[] = [
  { button: 'sendEIP1559Batch', asks: 'eth_sendTransaction', times: 10 },
  { button: 'sendEIP1559Queue', asks: 'eth_sendTransaction', times: 10 },
  { button: 'switchEthereumChain', asks: 'wallet_switchEthereumChain' },
  { button: 'addEthereumChain', asks: 'wallet_addEthereumChain', shows: ['#chainId', '0x53a'] },
  {
    button: 'openNetworkPicker',
    asks: 'wallet_switchEthereumChain',
    async act(page) {
      await page.locator('#openNetworkPicker').click();
      await page.locator('.network-modal-item[data-chain-id="0xaa36a7"]').click();
    },
    shows: ['#chainId', '0xaa36a7'],
  },
  { button: 'mintSepoliaERC20', asks: 'eth_sendTransaction' },
  {
    button: '×',
    async act(page) {
      await page.locator('#openNetworkPicker').click();
      await page.locator('.network-modal-close').click();
    },
    shows: (page) => expect(page.locator('.network-modal')).toBeHidden(),
    told: 'the list of networks closes',
  },
  { button: 'switchEthereumChain', asks: 'wallet_switchEthereumChain', shows: ['#chainId', '0x53a'] },
  { button: 'revokeAccountsPermission', asks: 'wallet_revokePermissions', shows: ['#accounts', ''] },
];

/** Why a button is not pressed. */
export const NOT_PRESSED: Record<string, string> = {
  walletConnect: 'it connects through the server of WalletConnect, not with an extension',
  sdkConnect: 'it connects with MetaMask’s app on a phone',
  sendDeeplinkButton: 'it opens MetaMask’s app on a phone',
  transferTokensDeeplink: 'it opens MetaMask’s app on a phone',
  approveTokensDeeplink: 'it opens MetaMask’s app on a phone',
  maliciousSendEthWithDeeplink: 'it opens MetaMask’s app on a phone',
  maliciousTransferERC20WithDeeplink: 'it opens MetaMask’s app on a phone',
  maliciousApproveERC20WithDeeplink: 'it opens MetaMask’s app on a phone',
  sign721PermitVerify: 'the wallet does not sign the permit before it, whose types leave out the domain',
  encryptButton: 'the wallet gives no key for encryption',
  decryptButton: 'the wallet gives no key for encryption',
};
