/** What is said about storage on this computer, and about backup files. Why a copy is broken is a clause of `bothUnreadable`. */
import { room, type Text } from '../room.ts';

export const vault = room('vault', {
  // backup-file.ts
  backupHeading: 'Backup of a Dramatis identity. Only its recovery key opens it.',
  backupOfNewerVersion: 'A newer version of Dramatis wrote this backup. Update this one first.',
  backupIncomplete: 'This backup is not complete. Choose another one.',
  notABackup: 'This is no Dramatis backup. Choose the file that Dramatis saved for you.',
  backupCutShort: 'This backup is cut short: its end is missing. Choose another copy of it.',
  backupDamaged: 'This backup is damaged: its checksum does not agree. Choose another copy of it.',
  // compartment.ts
  identityLeaving: 'This identity is leaving this computer. Nothing more is saved of it here.',
  // database.ts
  cannotBeOpened: 'it cannot be opened',
  cannotBeRead: 'it cannot be read',
  writtenMeanwhile: 'Another part of the wallet wrote meanwhile. Look again and repeat it.',
  headGone: 'its head is gone',
  digestWrong: 'its digest does not agree',
  // failure.ts
  full: 'This computer has no space left for the wallet. Free some and try again.',
  writeFailed: 'The wallet could not write to this computer’s disk. Try again.',
  // image.ts
  notAState: 'it is no state of this wallet',
  wrongLength: 'it is cut short or has too much',
  checksumWrong: 'its checksum does not agree',
  rowsUnreadable: 'its rows do not parse',
  // open.ts
  storedByNewerVersion: 'A newer version of Dramatis wrote what is stored here. Update this one.',
  gone: 'it is gone',
  bothUnreadable: (first: Text, second: Text) =>
    `Both copies of what the wallet stores on this computer are unreadable: of the first, ${first}; of the second, ${second}.`,
  // table.ts
  changedMeanwhile: 'This was changed meanwhile. Look again and repeat it.',
  // vault.ts
  secondCopyUnderWay: 'The second copy is being written.',
  importOfNewerVersion: 'A newer version of Dramatis wrote this. Update this one.',
  notAnExport: 'This is no intact export of a wallet.',
});
