/** Why an identity was not found, and what to do next. An unknown login method and a frozen one get the same answer of a server, so the words fit both. */
import type { ComponentChildren } from 'preact';
import { isWalletError, type WalletErrorCode } from '../../../lib/errors.ts';
import { WarningBox } from '../../components/warning.tsx';
import { toSentence } from '../../wallet.tsx';

export interface Failure {
  title: string;
  sentence: string;
  severity: 'caution' | 'danger';
}

/** What each failure is called; the worker's sentence stands below it. */
const TITLES: Partial<Record<WalletErrorCode, string>> = {
  'wrong-credential': 'This opens nothing here',
  'not-found': 'This opens nothing here',
  'server-unreachable': 'The key server does not answer',
  'server-refused': 'The key server refuses',
  'bad-server': 'The key server is not believed',
  'bad-log': 'The key server is not believed',
  refused: 'This login method opens it no more',
};

/** The touch itself came to nothing: no server was asked. */
export const touchFailure = (error: unknown): Failure => ({
  title: 'The touch did not come',
  sentence: toSentence(error),
  severity: 'caution',
});

/** What the server's answer came to. */
export function toFailure(error: unknown): Failure {
  const code = isWalletError(error) ? error.code : 'internal';
  return {
    title: TITLES[code] ?? 'That did not bring it back',
    sentence: toSentence(error),
    severity: code === 'bad-server' || code === 'bad-log' ? 'danger' : 'caution',
  };
}

export const FindFailed = ({ failure, children }: { failure: Failure; children?: ComponentChildren }) => (
  <WarningBox severity={failure.severity} title={failure.title} rule="find-failed">
    <p>{failure.sentence}</p>
    {children}
  </WarningBox>
);
