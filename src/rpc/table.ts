/** The table of methods that a page may call. Other methods are rejected (see `missing`). A Map, so that no name reaches a prototype. */
import type { Method } from './method.ts';
import { ethGetTransactionByHash } from './methods/eth_getTransactionByHash.ts';
import { ethRequestAccounts } from './methods/eth_requestAccounts.ts';
import { ethSendRawTransaction } from './methods/eth_sendRawTransaction.ts';
import { ethSendTransaction } from './methods/eth_sendTransaction.ts';
import { ethSignTypedData, ethSignTypedDataV3, ethSignTypedDataV4 } from './methods/eth_signTypedData.ts';
import { ethSubscribe, ethUnsubscribe } from './methods/eth_subscribe.ts';
import {
  ethGetFilterChanges,
  ethGetFilterLogs,
  ethNewBlockFilter,
  ethNewFilter,
  ethNewPendingTransactionFilter,
  ethUninstallFilter,
} from './methods/filters.ts';
import {
  nostrDecrypt,
  nostrEncrypt,
  nostrGetPublicKey,
  nostrGetRelays,
  nostrNip04,
  nostrSignEvent,
} from './methods/nostr.ts';
import { personalEcRecover } from './methods/personal_ecRecover.ts';
import { personalSign } from './methods/personal_sign.ts';
import { READ_METHODS, readMethod } from './methods/reads.ts';
import { walletCreateSession, walletGetSession, walletRevokeSession } from './methods/sessions.ts';
import { walletAddEthereumChain } from './methods/wallet_addEthereumChain.ts';
import { walletConnect, walletDisconnect } from './methods/wallet_connect.ts';
import { walletGetCallsStatus } from './methods/wallet_getCallsStatus.ts';
import { walletGetCapabilities } from './methods/wallet_getCapabilities.ts';
import { walletGetCurrentAutoLoginPolicy } from './methods/wallet_getCurrentAutoLoginPolicy.ts';
import { walletRequestPermissions } from './methods/wallet_requestPermissions.ts';
import { walletRevokePermissions } from './methods/wallet_revokePermissions.ts';
import { walletSendCalls } from './methods/wallet_sendCalls.ts';
import { walletShowCallsStatus } from './methods/wallet_showCallsStatus.ts';
import { walletSwitchEthereumChain } from './methods/wallet_switchEthereumChain.ts';
import { walletWatchAsset } from './methods/wallet_watchAsset.ts';
import { QUICK_METHODS } from './quick-table.ts';

export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...QUICK_METHODS,
  ['eth_requestAccounts', ethRequestAccounts],
  ['wallet_connect', walletConnect],
  ['wallet_disconnect', walletDisconnect],
  ['wallet_requestPermissions', walletRequestPermissions],
  ['wallet_revokePermissions', walletRevokePermissions],
  ['wallet_createSession', walletCreateSession],
  ['wallet_getSession', walletGetSession],
  ['wallet_revokeSession', walletRevokeSession],
  ['wallet_switchEthereumChain', walletSwitchEthereumChain],
  ['wallet_addEthereumChain', walletAddEthereumChain],
  ['wallet_watchAsset', walletWatchAsset],
  ['wallet_getCurrentAutoLoginPolicy', walletGetCurrentAutoLoginPolicy],
  ['personal_sign', personalSign],
  ['personal_ecRecover', personalEcRecover],
  ['eth_signTypedData', ethSignTypedData],
  ['eth_signTypedData_v3', ethSignTypedDataV3],
  ['eth_signTypedData_v4', ethSignTypedDataV4],
  ['eth_sendTransaction', ethSendTransaction],
  ['eth_sendRawTransaction', ethSendRawTransaction],
  ['eth_getTransactionByHash', ethGetTransactionByHash],
  ['eth_subscribe', ethSubscribe],
  ['eth_unsubscribe', ethUnsubscribe],
  ['eth_newFilter', ethNewFilter],
  ['eth_newBlockFilter', ethNewBlockFilter],
  ['eth_newPendingTransactionFilter', ethNewPendingTransactionFilter],
  ['eth_getFilterChanges', ethGetFilterChanges],
  ['eth_getFilterLogs', ethGetFilterLogs],
  ['eth_uninstallFilter', ethUninstallFilter],
  ['wallet_sendCalls', walletSendCalls],
  ['wallet_getCallsStatus', walletGetCallsStatus],
  ['wallet_showCallsStatus', walletShowCallsStatus],
  ['wallet_getCapabilities', walletGetCapabilities],
  ['nostr_getPublicKey', nostrGetPublicKey],
  ['nostr_signEvent', nostrSignEvent],
  ['nostr_getRelays', nostrGetRelays],
  ['nostr_nip44_encrypt', nostrEncrypt],
  ['nostr_nip44_decrypt', nostrDecrypt],
  ['nostr_nip04_encrypt', nostrNip04],
  ['nostr_nip04_decrypt', nostrNip04],
  ...READ_METHODS.map((name): [string, Method] => [name, readMethod(name)]),
]);
