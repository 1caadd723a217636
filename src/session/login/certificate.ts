/** Certificates: the page derives one secret from the private key in the file; it gives the secret for the rows and the one for the copy. */
import { locatorOf } from '../../keys/locator.ts';
import { certificateLocalSecret, certificateModeSecret } from '../../keys/modes/certificate.ts';
import { fromBase64Url, randomBytes, toBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type { CertificateAnswer, FoundCertificate, NewCertificate } from '../../messaging/login.ts';
import type { BoundCredential } from './bound-record.ts';
import type { BindableMethod } from './login-method.ts';
import { asksPersonal } from './personal.ts';
import type { CertificateSecrets } from './secrets-type.ts';

/** @throws WalletError bad-encoding | internal */
function secretsOf({ secret, personal }: { secret: string; personal?: string | undefined }): CertificateSecrets {
  const bytes = fromBase64Url(secret);
  if (bytes.length !== 32) throw new WalletError('internal', t.certificateSecretLength);
  return { kind: 'certificate', secret: bytes, personal };
}

/** How this device asks for the certificate, with a new local salt. Nothing of the file is in it but its name, and the locator, by which it is found at a key server. */
const boundCertificate = (
  { secret }: Pick<CertificateSecrets, 'secret'>,
  fileName: string | null,
  personal: string | undefined,
): BoundCredential => ({
  kind: 'certificate',
  credentialId: '',
  transports: [],
  localSalt: toBase64Url(randomBytes(32)),
  keyId: keyIdOf(secret),
  ...asksPersonal(personal),
  ...(fileName === null ? {} : { fileName: fileName.slice(0, LONGEST_NAME) }),
});

function keyIdOf(secret: Uint8Array): string {
  const modeSecret = certificateModeSecret(secret);
  try {
    return toBase64Url(locatorOf(modeSecret));
  } finally {
    wipe(modeSecret);
  }
}

/** Characters of a file's name that are stored. */
const LONGEST_NAME = 200;

export const certificate: BindableMethod<
  CertificateSecrets,
  CertificateAnswer,
  FoundCertificate,
  CertificateAnswer,
  NewCertificate
> = {
  rowsSecret: ({ secret }) => ({ modeSecret: certificateModeSecret(secret), salt: null, mayComeAgain: true }),
  localSecret: async ({ secret }) => certificateLocalSecret(secret),
  mayBeChanged: () => false,
  wipe: ({ secret }) => wipe(secret),
  ofAnswer: secretsOf,
  ofProof: secretsOf,
  async ofMade(made) {
    const secrets = secretsOf(made);
    return { bound: boundCertificate(secrets, made.fileName, made.personal), secrets, enrolment: null };
  },
  async ofFound(found, _place, personal) {
    const secrets = secretsOf({ ...found, personal });
    return { bound: boundCertificate(secrets, found.fileName, personal), secrets };
  },
  didNotOpen: (asks) => (asks ? t.fileOrPersonalWrong : t.fileOfOther),
};
