/** Facts for one review: each question is asked once, and none is waited for longer than a person would. Changes no answer. */
import { WalletError } from '../../lib/errors.ts';
import type { Facts } from './facts.ts';

/**
 * @param enough settles when nothing is to be waited for any longer; what is unanswered then is not known
 */
export function askedOnce(facts: Facts, enough: Promise<void>): Facts {
  const answers = new Map<string, Promise<unknown>>();
  const tooLate = enough.then(() => {
    throw new WalletError('no-network', 'The network takes too long.');
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
    characters: once('characters', facts.characters),
    accounts: once('accounts', facts.accounts),
    network: once('network', facts.network),
    networks: once('networks', facts.networks),
    grant: once('grant', facts.grant),
    knownAs: once('knownAs', facts.knownAs),
    knownAddresses: once('knownAddresses', facts.knownAddresses),
    token: once('token', facts.token),
    code: once('code', facts.code),
    balance: once('balance', facts.balance),
    simulate: once('simulate', facts.simulate),
    fees: once('fees', facts.fees),
    gas: once('gas', facts.gas),
    dataFee: once('dataFee', facts.dataFee),
    nonces: once('nonces', facts.nonces),
    contractName: once('contractName', facts.contractName),
    blockedDomain: once('blockedDomain', facts.blockedDomain),
    blindSigning: once('blindSigning', facts.blindSigning),
    now: facts.now,
  };
}
