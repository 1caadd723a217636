/** Why an identity was not found, and what to do next. An unknown login method and a frozen one get the same answer of a server, so the words fit both. */
import type { ComponentChildren } from 'preact';
import { isWalletError } from '../../../lib/errors.ts';
import { WarningBox } from '../../components/warning.tsx';
import { toSentence } from '../../wallet.tsx';

export interface Failure {
  title: string;
  sentence: string;
}

export function toFailure(error: unknown): Failure {
  const sentence = toSentence(error);
  if (isWalletError(error, 'server-unreachable')) return { title: 'The key server does not answer', sentence };
  if (isWalletError(error, 'not-found') || isWalletError(error, 'wrong-credential'))
    return { title: 'Nothing is found here for this login method', sentence };
  if (isWalletError(error, 'refused')) return { title: 'The key server refuses', sentence };
  return { title: 'That did not bring it back', sentence };
}

export const FindFailed = ({ failure, children }: { failure: Failure; children?: ComponentChildren }) => (
  <WarningBox severity="caution" title={failure.title} rule="find-failed">
    <p>{failure.sentence}</p>
    {children}
  </WarningBox>
);
