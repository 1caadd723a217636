/** What tests outside of session/ do to an identity, past the door: acts on the insides of a session (`Stage.session`). */
export { exportPrivateKey, importPrivateKey, removeAccount } from '../accounts/accounts.ts';
export { newCharacter } from '../change/characters.ts';
export { newLevel } from '../change/levels.ts';
export { rotateCharacters } from '../change/rotate.ts';
