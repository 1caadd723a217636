/** What is said of a certificate's chain. A pure function. */
import { unreachable } from '../../../lib/errors.ts';
import { toDate } from '../../words/day.ts';
import type { CertificateView } from './file/describe.ts';

interface ChainWords {
  /** One line among the facts. */
  fact: string | null;
  warning: { title: string; text: string } | null;
}

const STILL = 'You can still log in: the login needs only the private key, and trusts no name in the file.';

const warn = (title: string, text: string): ChainWords => ({
  fact: null,
  warning: { title, text: `${text} ${STILL}` },
});

/** @param now ms since 1970 */
export function chainWords(verified: CertificateView['verified'], now: number): ChainWords {
  switch (verified.kind) {
    case 'self-signed':
      return { fact: 'Self-signed: nobody else confirms the name', warning: null };
    case 'complete':
      return {
        fact: `All valid, up to ${verified.root}. Whether you can trust that issuer was not checked`,
        warning: null,
      };
    case 'incomplete':
      return { fact: `The file does not hold ${verified.missing}, so its signature was not checked`, warning: null };
    case 'unchecked':
      return { fact: `The signature of ${verified.issuer} is of a kind that cannot be checked here`, warning: null };
    case 'broken':
      return warn(
        'A signature in this file is wrong',
        verified.subject === verified.issuer
          ? `“${verified.subject}” says that it signed itself, and did not.`
          : `“${verified.subject}” names “${verified.issuer}” as its issuer, but the certificate of that name in this file did not sign it.`,
      );
    case 'not-an-issuer':
      return warn(
        'The issuer may not issue certificates',
        `“${verified.issuer}” signed, and its own certificate says that it issues none.`,
      );
    case 'issuer-expired':
      return warn(
        `An issuer expired on ${toDate(verified.at, now)}`,
        `All signatures are valid, but the certificate of “${verified.issuer}” has expired.`,
      );
    case 'issuer-not-yet-valid':
      return warn(
        `An issuer isn’t valid until ${toDate(verified.at, now)}`,
        `All signatures are valid, but the certificate of “${verified.issuer}” is not valid yet.`,
      );
    default:
      return unreachable(verified);
  }
}
