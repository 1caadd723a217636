/** Logins and notes in the popup. */
import { room, type Text } from '../../../room.ts';

export const popupSecrets = room('ui/popup/secrets', {
  // entry-line.tsx
  note: 'Note',
  noUserName: 'No user name',
  offered: 'Offered',
  exposed: 'Exposed',
  fillInOf: (entry: Text) => `Fill in ${entry}`,
  copyOf: {
    password: (entry: Text) => `Copy the password of ${entry}`,
    note: (entry: Text) => `Copy the note of ${entry}`,
  },
  // secret-list.tsx
  noLoginsOrNotes: 'No logins or notes.',
  forSite: (site: Text) => `For ${site}`,
  everythingElse: 'Everything else',
  namesOnly: (character: Text) => `Names only: this login can’t open passwords, codes or notes of ${character}.`,
  addOrImport: 'Add or import',
  nothingYet: 'No logins or notes yet',
  nothingYetText: (name: Text) => `Passwords, two-step codes and notes of ${name}. Other characters can’t see them.`,
  // secret-page.tsx
  loginsAndNotes: 'Logins and notes',
  gone: 'This entry was changed or removed. Go back to the list.',
  addedBy: (method: Text) => `Added by ${method}`,
  addedByOther: (character: Text) =>
    `That login method doesn’t open ${character}. Accept this only if you know why it is here.`,
  aNote: 'A note',
  /** `null`: there is none. */
  userAt: (user: string | null, site: string | null) => {
    if (user === null) return site === null ? 'No user name and no site' : `No user name, at ${site}`;
    return site === null ? `${user}, at no site` : `${user} at ${site}`;
  },
  remove: 'Remove',
  accept: 'Accept',
  fillIn: 'Fill in',
  openTheSite: 'Open the site',
  youSend: 'You submit the form yourself.',
  onlyThere: (page: Text) => `This login can only be filled in on ${page}. Open that page first.`,
  edit: 'Edit',
});
