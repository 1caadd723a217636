/** Certificate files: choosing one, what it says, and what is wrong with it. */
import { room, type Text } from '../../../room.ts';

const STILL_WORKS =
  'You can still log in: the login needs only the private key, and doesn’t rely on any name in the file.';

const EXPIRY =
  'The login method doesn’t expire with the certificate: it works as long as you have the file, until you remove it here.';

export const certificate = room('ui/methods/certificate', {
  // chain-words.ts
  selfSigned: 'Self-signed: nobody else confirms the name',
  allValid: (root: Text) => `All valid, up to ${root}. Whether you can trust that issuer wasn’t checked.`,
  notComplete: (missing: Text) => `The file doesn’t contain ${missing}, so its signature wasn’t checked`,
  notChecked: (issuer: Text) => `${issuer} uses a kind of signature that can’t be checked here`,
  wrongSignature: 'A signature in this file is wrong',
  didNotSignItself: (subject: Text) => `“${subject}” claims to be self-signed, but isn’t. ${STILL_WORKS}`,
  issuerDidNotSign: (subject: Text, issuer: Text) =>
    `“${subject}” names “${issuer}” as its issuer, but the certificate of that name in this file didn’t sign it. ${STILL_WORKS}`,
  noIssuer: 'The issuer isn’t allowed to issue certificates',
  noIssuerDetail: (issuer: Text) =>
    `“${issuer}” signed it, but its own certificate doesn’t allow it to issue certificates. ${STILL_WORKS}`,
  issuerExpired: (day: Text) => `An issuer expired on ${day}`,
  issuerExpiredDetail: (issuer: Text) =>
    `All signatures are valid, but the certificate of “${issuer}” has expired. ${STILL_WORKS}`,
  issuerNotYetValid: (day: Text) => `An issuer isn’t valid until ${day}`,
  issuerNotYetValidDetail: (issuer: Text) =>
    `All signatures are valid, but the certificate of “${issuer}” isn’t valid yet. ${STILL_WORKS}`,
  // use-certificate-file.ts
  chooseFirst: 'Choose the certificate file first.',
  notRead: 'The file couldn’t be read. Check that it is still there, and choose it again.',
  // certificate-facts.tsx
  privateKey: 'Private key',
  keyAlone: 'A key without its certificate',
  keyAloneDetail:
    'The file names nobody and has no expiry date. The key alone logs you in, even from another file that contains it.',
  issuedTo: 'Issued to',
  issuedBy: 'Issued by',
  aboveIt: (issuers: readonly string[]) => `Above it: ${issuers.join(', then ')}`,
  signatures: 'Signatures',
  expired: 'Expired',
  validUntil: 'Valid until',
  expiredOn: (day: Text) => `This certificate expired on ${day}`,
  expiryDetail: EXPIRY,
  expiredDetail: `You can still use it here. ${EXPIRY}`,
  notYetValid: (day: Text) => `This certificate isn’t valid until ${day}`,
  notYetValidDetail: 'You can already use it here.',
  // certificate-fields.tsx
  file: 'Certificate file',
  chosen: 'Chosen. Enter its password to open it.',
  password: 'Password of the file',
  passwordHelp: 'The password that was set when the file was created. Leave it empty if there is none.',
  fileHelp: 'With its private key. It ends in .p12, .pfx or .pem.',
  chosenLastTime: (fileName: Text) => `Last time you chose ${fileName}.`,
  // certificate-form.tsx
  alsoEnterPersonal: 'Enter what only you know as well: the file alone doesn’t open the wallet.',
  // create-certificate.tsx
  enterPersonal: 'Enter what only you know, or untick the box.',
  open: 'Open the file',
  keepFile: 'Keep the file and its password safe',
  keepFileDetail:
    'Each login needs both, and the wallet stores neither. Whoever gave you the file may have a copy. If that worries you, add something only you know.',
  rememberFile: 'Remember the file’s name on this computer',
  rememberFileDetail: (fileName: Text) =>
    `${fileName}. Anyone can read it while the wallet is locked, and it tells you which file to choose.`,
  anotherFile: 'Choose another file',
  // problems.ts
  wrongPassword: 'This password doesn’t open the file. Check it and enter it again.',
  needsPassword: 'This file is protected by a password. Enter it.',
  noCertificateFile:
    'This isn’t a certificate file. Choose one that ends in .p12, .pfx or .pem and contains the private key.',
  damaged: 'This certificate file is damaged. Export it again from where you got it.',
  noKey:
    'There is no private key in this file, only a certificate, which is public. Export it together with its private key.',
  severalKeys:
    'There are several private keys in this file, and it isn’t clear which one is yours. Choose a file with only one.',
  weakKey: (bits: Text) =>
    `The key in this file is too weak: RSA with ${bits} bits. At least 2048 bits are needed. Use another certificate.`,
  unsupportedKey: (kind: Text) =>
    `The kind of key in this file isn’t supported (${kind}). RSA, the curves P-256, P-384 and P-521, and Ed25519 are.`,
  unsupportedProtection:
    'This file is encrypted in a way that can’t be read here. Export it again with AES-256, or with the older Triple DES.',
  tooManyRounds: 'This file needs far more computing than usual. Export it again with the usual settings.',
  tooLarge: 'This file is too large for a certificate. Choose one that ends in .p12, .pfx or .pem.',
});
