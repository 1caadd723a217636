/** The one table of labels: every HKDF info, AAD, hash and signature begins with one. Entries are never reused or changed. */

export const labels = {
  // derivation (HKDF info)
  prfServerInput: 'dramatis/v1/prf-server-input',
  prfLocalInput: 'dramatis/v1/prf-local-input',
  passkeyModeSecret: 'dramatis/v1/passkey-mode-secret',
  passkeyLocalSecret: 'dramatis/v1/passkey-local-secret',
  recoveryModeSecret: 'dramatis/v1/recovery-mode-secret',
  locator: 'dramatis/v1/locator',
  thirdStorageKey: 'dramatis/v1/third-storage-key',
  secondStorageKey: 'dramatis/v1/second-storage-key',
  firstStorageKey: 'dramatis/v1/first-storage-key',
  personalInformation: 'dramatis/v1/personal-information',
  loginNumber: 'dramatis/v1/login-number',
  loginPassword: 'dramatis/v1/login-password',
  methodAuthentication: 'dramatis/v1/method-authentication',
  methodSigning: 'dramatis/v1/method-signing',
  characterDecryption: 'dramatis/v1/character-decryption',
  characterDocument: 'dramatis/v1/character-document',
  sessionKey: 'dramatis/v1/session-key',
  cabinetKey: 'dramatis/v1/cabinet-key',
  cabinetBox: 'dramatis/v1/cabinet-box',
  wrapKeys: 'dramatis/v1/wrap-keys',
  // hashes
  wrapHeader: 'dramatis/v1/wrap-header',
  identityDocumentKeyHash: 'dramatis/v1/identity-document-key-hash',
  managementKeyHash: 'dramatis/v1/management-key-hash',
  logHash: 'dramatis/v1/log-hash',
  targetPublicPart: 'dramatis/v1/target-public-part',
  rowControl: 'dramatis/v1/row-control',
  // signatures
  identitySession: 'dramatis/v1/identity-session',
  freezeSession: 'dramatis/v1/freeze-session',
  identityWrite: 'dramatis/v1/identity-write',
  keyRow: 'dramatis/v1/key-row',
  receipt: 'dramatis/v1/receipt',
  loginProof: 'dramatis/v1/login-proof',
  logEntry: 'dramatis/v1/log-entry',
  signedBox: 'dramatis/v1/signed-box',
  // purposes of wrapping (no two purposes share a key)
  wrapMethodBlob: 'dramatis/v1/wrap/method-blob',
  wrapFirstStorageKey: 'dramatis/v1/wrap/first-storage-key',
  wrapLocalCopy: 'dramatis/v1/wrap/local-copy',
  wrapCabinet: 'dramatis/v1/wrap/cabinet',
  wrapDocument: 'dramatis/v1/wrap/document',
  wrapSession: 'dramatis/v1/wrap/session',
  wrapBackup: 'dramatis/v1/wrap/backup',
  // purposes of sealing
  sealInfo: 'dramatis/v1/seal-info',
  sealAad: 'dramatis/v1/seal-aad',
  sealGrant: 'dramatis/v1/seal/grant',
  sealTarget: 'dramatis/v1/seal/target',
  sealBackup: 'dramatis/v1/seal/backup',
  // contexts of signed boxes
  grant: 'dramatis/v1/grant',
  target: 'dramatis/v1/target',
  document: 'dramatis/v1/document',
  history: 'dramatis/v1/history',
} as const;

export type Label = (typeof labels)[keyof typeof labels];
