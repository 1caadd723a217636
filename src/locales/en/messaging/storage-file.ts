/** Why a login file in the person's own storage space opens nothing, and what to do. */
import { room } from '../../room.ts';

export const storageFile = room('messaging/storage-file', {
  notLoginFile: 'This isn’t a login file. Check the address, and what is stored there.',
  cutOff:
    'The login file is cut off. Put the file back from a copy of your storage space, or use another login method.',
  changed:
    'The login file was changed or is cut off. Put the file back from a copy of your storage space, or use another login method.',
  exchanged: 'The login file was replaced or changed: it doesn’t belong to this login. Check the address.',
  ofAnotherLogin: 'This login file belongs to another login. Check the address: each login has a file of its own.',
  newerVersion: 'A newer version of the wallet made this login file. Update the wallet.',
});
