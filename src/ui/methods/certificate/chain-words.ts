/** What is said of a certificate's chain. A pure function. */
import { unreachable } from '../../../lib/errors.ts';
import { certificate as t } from '../../../locales/en/ui/methods/certificate.ts';
import { toDate } from '../../words/day.ts';
import type { CertificateView } from './file/describe.ts';

interface ChainWords {
  /** One line among the facts. */
  fact: string | null;
  warning: { title: string; text: string } | null;
}

const warn = (title: string, text: string): ChainWords => ({
  fact: null,
  warning: { title, text },
});

/** @param now ms since 1970 */
export function chainWords(verified: CertificateView['verified'], now: number): ChainWords {
  switch (verified.kind) {
    case 'self-signed':
      return { fact: t.selfSigned, warning: null };
    case 'complete':
      return {
        fact: t.allValid(verified.root),
        warning: null,
      };
    case 'incomplete':
      return { fact: t.notComplete(verified.missing), warning: null };
    case 'unchecked':
      return { fact: t.notChecked(verified.issuer), warning: null };
    case 'broken':
      return warn(
        t.wrongSignature,
        verified.subject === verified.issuer
          ? t.didNotSignItself(verified.subject)
          : t.issuerDidNotSign(verified.subject, verified.issuer),
      );
    case 'not-an-issuer':
      return warn(t.noIssuer, t.noIssuerDetail(verified.issuer));
    case 'issuer-expired':
      return warn(t.issuerExpired(toDate(verified.at, now)), t.issuerExpiredDetail(verified.issuer));
    case 'issuer-not-yet-valid':
      return warn(t.issuerNotYetValid(toDate(verified.at, now)), t.issuerNotYetValidDetail(verified.issuer));
    default:
      return unreachable(verified);
  }
}
