/** Certificate files: choosing one, what it says, and what is wrong with it. */
import { room, type Text } from '../../../room.ts';

const STILL_WORKS = 'You can still log in: the login needs only the private key, and trusts no name in the file.';

const EXPIRY =
  'An expiry date does not close the login: it works as long as you have the file, until you remove it here.';

export const certificate = room('ui/methods/certificate', {
  // chain-words.ts
  selfSigned: 'Self-signed: nobody else confirms the name',
  allValid: (root: Text) => `All valid, up to ${root}. Whether you can trust that issuer was not checked`,
  notComplete: (missing: Text) => `The file does not hold ${missing}, so its signature was not checked`,
  notChecked: (issuer: Text) => `The signature of ${issuer} is of a kind that cannot be checked here`,
  wrongSignature: 'A signature in this file is wrong',
  didNotSignItself: (subject: Text) => `“${subject}” says that it signed itself, and did not. ${STILL_WORKS}`,
  issuerDidNotSign: (subject: Text, issuer: Text) =>
    `“${subject}” names “${issuer}” as its issuer, but the certificate of that name in this file did not sign it. ${STILL_WORKS}`,
  noIssuer: 'The issuer may not issue certificates',
  noIssuerDetail: (issuer: Text) =>
    `“${issuer}” signed, and its own certificate says that it issues none. ${STILL_WORKS}`,
  issuerExpired: (day: Text) => `An issuer expired on ${day}`,
  issuerExpiredDetail: (issuer: Text) =>
    `All signatures are valid, but the certificate of “${issuer}” has expired. ${STILL_WORKS}`,
  issuerNotYetValid: (day: Text) => `An issuer isn’t valid until ${day}`,
  issuerNotYetValidDetail: (issuer: Text) =>
    `All signatures are valid, but the certificate of “${issuer}” is not valid yet. ${STILL_WORKS}`,
  // use-certificate-file.ts
  chooseFirst: 'Choose the certificate file first.',
  notRead: 'The file could not be read. Check that it is still there, and choose it again.',
  // certificate-facts.tsx
  privateKey: 'Private key',
  keyAlone: 'A key without its certificate',
  keyAloneDetail:
    'The file names nobody and has no expiry date. The key alone logs in, also from another file that holds it.',
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
  chosen: 'Chosen. Type its password to open it.',
  password: 'Password of the file',
  passwordHelp: 'The password that was set when the file was created. Leave it empty if there is none.',
  fileHelp: 'With its private key. It ends in .p12, .pfx or .pem.',
  chosenLastTime: (fileName: Text) => `Last time you chose ${fileName}.`,
  // certificate-form.tsx
  alsoTypePersonal: 'Type what only you know as well: the file alone does not open the wallet.',
  // create-certificate.tsx
  typePersonal: 'Type what only you know, or untick the box.',
  open: 'Open the file',
  keepFile: 'Keep the file and its password safe',
  keepFileDetail:
    'Each login needs both, and the wallet stores neither. Whoever gave you the file may have a copy. If that worries you, add something only you know.',
  rememberFile: 'Remember the file’s name on this computer',
  rememberFileDetail: (fileName: Text) =>
    `${fileName}. Anyone can read it while the wallet is locked, and it tells you which file to choose.`,
  anotherFile: 'Choose another file',
  // problems.ts
  wrongPassword: 'This password does not open the file. Check it and type it again.',
  needsPassword: 'This file is protected by a password. Type it.',
  noCertificateFile:
    'This is not a certificate file. Choose one that ends in .p12, .pfx or .pem and holds the private key.',
  damaged: 'This certificate file is damaged. Export it again from where you got it.',
  noKey:
    'There is no private key in this file, only a certificate, which is public. Export it together with its private key.',
  severalKeys:
    'There are several private keys in this file, and it is not clear which one is yours. Choose a file with only one.',
  weakKey: (bits: Text) =>
    `The key in this file is too weak: RSA with ${bits} bits. At least 2048 bits are needed. Use another certificate.`,
  unsupportedKey: (kind: Text) =>
    `The key in this file is of a kind that cannot be used here (${kind}). RSA, the curves P-256, P-384 and P-521, and Ed25519 can be used.`,
  unsupportedProtection:
    'This file is encrypted in a way that cannot be read here. Export it again with AES-256, or with the older Triple DES.',
  tooManyRounds: 'This file asks for more computing than any usual one. Export it again with the usual settings.',
  tooLarge: 'This file is too large for a certificate. Choose one that ends in .p12, .pfx or .pem.',
});
