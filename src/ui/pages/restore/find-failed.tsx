/** Explains why an identity was not found, and what to do next. A server answers the same for an unknown and for a frozen login method, so the texts fit both. */
import type { ComponentChildren } from 'preact';
import { isWalletError, type WalletErrorCode } from '../../../lib/errors.ts';
import { WarningBox } from '../../components/warning.tsx';
import { toSentence } from '../../wallet.tsx';

export interface Failure {
  title: string;
  sentence: string;
  severity: 'caution' | 'danger';
}

/** Titles by error code; the worker's message is shown below. */
const TITLES: Partial<Record<WalletErrorCode, string>> = {
  'wrong-credential': 'No identity found',
  'not-found': 'No identity found',
  'server-unreachable': 'The key server isn’t responding',
  'server-refused': 'The key server refused the request',
  'bad-server': 'The key server can’t be trusted right now',
  'bad-log': 'The key server can’t be trusted right now',
  refused: 'This login method no longer works',
};

/** The WebAuthn ceremony itself failed; no server was contacted. */
export const touchFailure = (error: unknown): Failure => ({
  title: 'No touch received',
  sentence: toSentence(error),
  severity: 'caution',
});

/** The failure for an error of the server or the worker. */
export function toFailure(error: unknown): Failure {
  const code = isWalletError(error) ? error.code : 'internal';
  return {
    title: TITLES[code] ?? 'Couldn’t restore the identity',
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
