/** Wraps the review data for one review: each query runs once and stops waiting at the deadline. Changes no result. */
import { WalletError } from '../../lib/errors.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { ReviewData } from './review-data.ts';

/**
 * @param enough resolves at the deadline; queries without a result then reject with WalletError no-network
 */
export function memoizeData(data: ReviewData, enough: Promise<void>): ReviewData {
  const answers = new Map<string, Promise<unknown>>();
  const tooLate = enough.then(() => {
    throw new WalletError('no-network', t.networkTooSlow);
  });
  tooLate.catch(() => undefined);

  const once =
    <Args extends unknown[], Answer>(name: string, ask: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> => {
      const question = JSON.stringify([name, args]);
      const known = answers.get(question);
      if (known) return known as Promise<Answer>;
      const answer = Promise.race([ask(...args), tooLate]);
      answers.set(question, answer);
      return answer;
    };

  return {
    characters: once('characters', data.characters),
    accounts: once('accounts', data.accounts),
    loginKeys: once('loginKeys', data.loginKeys),
    network: once('network', data.network),
    networks: once('networks', data.networks),
    grant: once('grant', data.grant),
    knownAs: once('knownAs', data.knownAs),
    nostrKeys: once('nostrKeys', data.nostrKeys),
    knownAddresses: once('knownAddresses', data.knownAddresses),
    timesCalled: once('timesCalled', data.timesCalled),
    token: once('token', data.token),
    code: once('code', data.code),
    delegate: once('delegate', data.delegate),
    implementation: once('implementation', data.implementation),
    balance: once('balance', data.balance),
    simulate: once('simulate', data.simulate),
    simulateOperation: once('simulateOperation', data.simulateOperation),
    fees: once('fees', data.fees),
    gas: once('gas', data.gas),
    dataFee: once('dataFee', data.dataFee),
    nonces: once('nonces', data.nonces),
    waiting: once('waiting', data.waiting),
    ensName: once('ensName', data.ensName),
    contractName: once('contractName', data.contractName),
    collectionName: once('collectionName', data.collectionName),
    blockedDomain: once('blockedDomain', data.blockedDomain),
    phishingHost: once('phishingHost', data.phishingHost),
    descriptions: once('descriptions', data.descriptions),
    blindSigning: once('blindSigning', data.blindSigning),
    now: data.now,
    // Of the package: no network is waited for.
    siteName: data.siteName,
  };
}
