/** The table of the mailbox. It names nobody: a mailbox's name is known to its two computers only. */

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
