/** The account of a form: kept while its ticket holds. A ticket that is over sends the person back to the login; what they typed stays. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import type { IssuerAccount } from '../../../messaging/login.ts';

export interface ChosenAccount {
  account: IssuerAccount | null;
  choose(account: IssuerAccount | null): void;
  /** Why the login has to be repeated; `null`: it has not. */
  failure: unknown;
  /** Takes an error of an act with the account. @returns whether it means that the login has to be repeated */
  ends(error: unknown): boolean;
}

export function useAccount(first: IssuerAccount | null = null): ChosenAccount {
  const [account, setAccount] = useState(first);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    account,
    failure,
    choose(chosen) {
      setFailure(null);
      setAccount(chosen);
    },
    ends(error) {
      if (!isWalletError(error, 'needs-login')) return false;
      setFailure(error);
      setAccount(null);
      return true;
    },
  };
}
