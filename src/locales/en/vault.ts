/** What is said about storage on this computer, and about backup files. Why a copy is broken is a clause of `bothUnreadable`. */
import { room, type Text } from '../room.ts';

export const vault = room('vault', {
  // backup-file.ts
  backupHeading: 'Backup of a Dramatis identity. Only its recovery key opens it.',
  backupOfNewerVersion: 'A newer version of Dramatis saved this backup. Update Dramatis first.',
  backupIncomplete: 'This backup is incomplete. Choose another one.',
  notABackup: 'This isn’t a Dramatis backup. Choose the file that Dramatis saved for you.',
  backupCutShort: 'This backup is cut short: its end is missing. Choose another copy of it.',
  backupDamaged: 'This backup is damaged: its checksum doesn’t match. Choose another copy of it.',
  // compartment.ts
  identityLeaving: 'This identity is being removed from this computer, so nothing more of it is saved here.',
  // database.ts
  cannotBeOpened: 'it can’t be opened',
  cannotBeRead: 'it can’t be read',
  writtenMeanwhile: 'Another part of the wallet saved something in the meantime. Check it and try again.',
  headGone: 'its header is missing',
  digestWrong: 'its digest doesn’t match',
  // failure.ts
  full: 'This computer has no space left for the wallet. Free up some space and try again.',
  writeFailed: 'The wallet couldn’t save to this computer’s disk. Try again.',
  // image.ts
  notAState: 'it isn’t data of this wallet',
  wrongLength: 'it is too short or too long',
  checksumWrong: 'its checksum doesn’t match',
  rowsUnreadable: 'its rows can’t be read',
  // open.ts
  storedByNewerVersion: 'A newer version of Dramatis saved the data on this computer. Update Dramatis.',
  gone: 'it is missing',
  bothUnreadable: (first: Text, second: Text) =>
    `Both copies of the wallet’s data on this computer are unreadable. First copy: ${first}. Second copy: ${second}.`,
  // table.ts
  changedMeanwhile: 'This was changed in the meantime. Check it and try again.',
  // vault.ts
  secondCopyUnderWay: 'The second copy is being written.',
  importOfNewerVersion: 'A newer version of Dramatis made this. Update Dramatis.',
  notAnExport: 'This isn’t a complete export of a wallet.',
});
