/** The tables of the ID database and of the key database. The two databases share no column with each other or with the identities. */

export const ROW_TABLES: readonly string[] = [
  `CREATE TABLE id_rows (
    locator BLOB PRIMARY KEY,
    salt BLOB NOT NULL,
    control BLOB NOT NULL,
    frozen INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // account: HMAC of the name. registration: names the OPRF key. record: text of the OPAQUE library. setup: number of the server setup under
  // which it was made.
  `CREATE TABLE opaque_rows (
    account BLOB PRIMARY KEY,
    registration BLOB NOT NULL,
    record TEXT NOT NULL,
    setup INTEGER NOT NULL,
    salt BLOB NOT NULL,
    control BLOB NOT NULL,
    frozen INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // For known and unknown names alike. name: an HMAC of the name that is in no other table; counter: HMAC of the client's network, or
  // of a ticket. open_at in ms. day of the last guess: enough to expire a counter, and no time of a login.
  `CREATE TABLE guesses (
    name BLOB NOT NULL,
    counter BLOB NOT NULL,
    failures INTEGER NOT NULL,
    open_at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    PRIMARY KEY (name, counter)
  ) WITHOUT ROWID`,
  'CREATE INDEX guesses_by_day ON guesses (day)',
  // All guesses at a name in one day, from all networks. name: HMAC.
  `CREATE TABLE name_guesses (
    name BLOB PRIMARY KEY,
    day INTEGER NOT NULL,
    guesses INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // Day of the first guess in each epoch that began with a restore.
  'CREATE TABLE guess_epochs (epoch INTEGER PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID',
  // Logins between start and finish, by the hash of their ID.
  `CREATE TABLE opaque_logins (
    login_hash BLOB PRIMARY KEY,
    account BLOB NOT NULL,
    counter BLOB NOT NULL,
    has_ticket INTEGER NOT NULL,
    registration BLOB NOT NULL,
    state TEXT NOT NULL,
    taken INTEGER NOT NULL,
    expires INTEGER NOT NULL
  ) WITHOUT ROWID`,
  'CREATE INDEX opaque_logins_by_expiry ON opaque_logins (expires)',
  `CREATE TABLE key_rows (
    number BLOB PRIMARY KEY,
    login_public_key BLOB NOT NULL,
    blob BLOB NOT NULL,
    version INTEGER NOT NULL,
    control BLOB NOT NULL,
    frozen INTEGER NOT NULL
  ) WITHOUT ROWID`,
];
