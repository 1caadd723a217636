/** Explains why an identity was not found, and what to do next. A server answers the same for an unknown and for a frozen login method, so the texts fit both. */
import type { ComponentChildren } from 'preact';
import { isWalletError, type WalletErrorCode } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { toSentence } from '../../wallet.tsx';

export interface Failure {
  title: string;
  sentence: string;
  severity: 'caution' | 'danger';
}

/** By error code; the worker's message is shown below. */
function titleOf(code: WalletErrorCode): string {
  switch (code) {
    case 'wrong-credential':
    case 'wrong-personal':
    case 'not-found':
      return t.noIdentityFound;
    case 'server-unreachable':
      return t.serverNotResponding;
    case 'server-refused':
      return t.serverRefused;
    case 'bad-server':
    case 'bad-log':
      return t.serverNotTrusted;
    case 'refused':
      return t.methodNotWorking;
    default:
      return t.failed;
  }
}

/** The WebAuthn ceremony itself failed; no server was contacted. */
export const touchFailure = (error: unknown): Failure => ({
  title: t.noTouch,
  sentence: toSentence(error),
  severity: 'caution',
});

/** The failure for an error of the server or the worker. */
export function toFailure(error: unknown): Failure {
  const code = isWalletError(error) ? error.code : 'internal';
  return {
    title: titleOf(code),
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
