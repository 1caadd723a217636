/** The table of the mailbox. Names nobody: a box is named by what only its two computers know. */

export const MAILBOX_TABLES: readonly string[] = [
  `CREATE TABLE mail (
    box BLOB NOT NULL,
    slot TEXT NOT NULL,
    mail BLOB NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (box, slot)
  ) WITHOUT ROWID`,
  'CREATE INDEX mail_by_expiry ON mail (expires)',
];
