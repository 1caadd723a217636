/** Acts on the internals of a session (`Stage.session`), exported for tests outside of session/. */
export { exportPrivateKey, removeAccount } from '../accounts/accounts.ts';
export { newCharacter } from '../change/characters.ts';
export { changeLevel, newLevel } from '../change/levels.ts';
export { rotateCharacters } from '../change/rotate.ts';
export { ensureKeptElsewhere, type TypedBackup } from '../key-server/kept-elsewhere.ts';
export { createUnfinishedRows } from '../state/unfinished-rows.ts';
export { importPrivateKey } from './import-key.ts';
