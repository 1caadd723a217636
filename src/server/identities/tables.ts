/** The tables of identities. Their key is the identity alone: nothing in them names a row of the ID database or the key database. */

export const IDENTITY_TABLES: readonly string[] = [
  // The row on which every decision is made. log_epoch: the server's epoch at the last recent entry; audit_key: X-Wing;
  // remove_at: when the operator removes the identity (ms); delete_at: when it is deleted, by its log or by the operator.
  `CREATE TABLE identities (
    id BLOB PRIMARY KEY,
    head_number INTEGER NOT NULL,
    head_hash BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    log_epoch INTEGER NOT NULL,
    box_count INTEGER NOT NULL,
    box_bytes INTEGER NOT NULL,
    audit_number INTEGER NOT NULL,
    audit_key BLOB,
    remove_at INTEGER,
    delete_at INTEGER
  ) WITHOUT ROWID`,
  'CREATE INDEX identities_by_deletion ON identities (delete_at)',
  `CREATE TABLE log_entries (
    identity BLOB NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (identity, number)
  ) WITHOUT ROWID`,
  // bytes NULL: a tombstone, so that readers learn of the removal.
  `CREATE TABLE boxes (
    identity BLOB NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (identity, name)
  ) WITHOUT ROWID`,
  'CREATE INDEX boxes_by_sequence ON boxes (identity, sequence)',
  // Remembered for 24 hours, so that the same write gets the same answer.
  `CREATE TABLE writes (
    identity BLOB NOT NULL,
    write_key BLOB NOT NULL,
    signature BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    head_number INTEGER NOT NULL,
    head_hash BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (identity, write_key)
  ) WITHOUT ROWID`,
  'CREATE INDEX writes_by_expiry ON writes (expires)',
  // Of reservations (reservations.ts): the first write of the identity removes one. A few rows.
  `CREATE TABLE reservation_tickets (
    identity BLOB NOT NULL,
    ticket BLOB NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (identity, ticket)
  ) WITHOUT ROWID`,
  // Key: a keyed hash of the token. signer: public key of the method, device or freeze code, checked at each use.
  `CREATE TABLE identity_tokens (
    identity BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    signer BLOB NOT NULL,
    reads_all INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (identity, token_hash)
  ) WITHOUT ROWID`,
  'CREATE INDEX identity_tokens_by_expiry ON identity_tokens (expires)',
  // The identity of a freeze code's public key, by its log.
  `CREATE TABLE freeze_codes (
    public_key BLOB PRIMARY KEY,
    identity BLOB NOT NULL
  ) WITHOUT ROWID`,
  'CREATE INDEX freeze_codes_by_identity ON freeze_codes (identity)',
  `CREATE TABLE audit_entries (
    identity BLOB NOT NULL,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (identity, number)
  ) WITHOUT ROWID`,
];
