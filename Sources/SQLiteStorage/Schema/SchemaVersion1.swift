/// The tables as the first release made them. Frozen: other releases have written stores with this very text.
enum SchemaVersion1 {
    /// As docs/ledger-format.md names them, for other people's verifiers.
    static let ledgerTables = """
        CREATE TABLE event(
            sequence INTEGER PRIMARY KEY, header BLOB NOT NULL, subject BLOB NOT NULL, subject_version INTEGER NOT NULL,
            kind TEXT NOT NULL, recorded_at INTEGER NOT NULL, actor BLOB NOT NULL, commit_id BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX event_subject ON event(subject, subject_version);
        CREATE INDEX event_staff ON event(kind) WHERE kind = 'staff-added';
        CREATE TABLE part(sequence INTEGER NOT NULL, name TEXT NOT NULL, salt BLOB, bytes BLOB,
            PRIMARY KEY(sequence, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE node(level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY(level DESC, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE signing_key(name TEXT NOT NULL, private BLOB NOT NULL, public BLOB NOT NULL) STRICT;

        """

    /// Neither ledger nor projection: `seal` is a hash over the other columns, since no event holds the fingerprint.
    static let otherTables = """
        CREATE TABLE commit_log(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, commit_id BLOB NOT NULL UNIQUE,
            fingerprint BLOB NOT NULL, seal BLOB NOT NULL) STRICT;
        CREATE TABLE pack_file(pack BLOB NOT NULL, path TEXT NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY(pack, path)) STRICT, WITHOUT ROWID;
        CREATE TABLE draft(owner BLOB NOT NULL, key TEXT NOT NULL, saved_at INTEGER NOT NULL, offset INTEGER NOT NULL,
            content BLOB NOT NULL, PRIMARY KEY(owner, key)) STRICT, WITHOUT ROWID;

        """

    /// Days are counted from 1970-01-01; a case without a due date is due at the end of time, which sorts it last.
    /// `opened` and `added` are the sequences of the events that opened the case and added the constituent.
    static let projectionTables = """
        CREATE TABLE projection(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE identity(one INTEGER PRIMARY KEY, store BLOB NOT NULL, mode TEXT NOT NULL, pack BLOB) STRICT;
        CREATE TABLE case_current(
            opened INTEGER PRIMARY KEY, id BLOB NOT NULL, prefix TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
            type TEXT NOT NULL, state TEXT NOT NULL, state_since INTEGER NOT NULL, queue TEXT NOT NULL, owner BLOB,
            constituent BLOB NOT NULL, received_on INTEGER NOT NULL, entered_on INTEGER NOT NULL, due INTEGER NOT NULL,
            is_open INTEGER NOT NULL, is_withdrawn INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX case_by_id ON case_current(id);
        CREATE INDEX case_by_number ON case_current(prefix, year, serial);
        CREATE INDEX case_by_constituent ON case_current(constituent);
        CREATE INDEX case_by_owner ON case_current(owner, is_open, due) WHERE owner IS NOT NULL;
        CREATE INDEX case_by_queue ON case_current(queue, is_open, due);
        CREATE INDEX case_by_due ON case_current(is_open, due);
        CREATE TABLE case_tally(
            is_open INTEGER NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL, queue TEXT NOT NULL, is_owned INTEGER NOT NULL,
            due INTEGER NOT NULL, state_since INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY(is_open, queue, type, state, is_owned, due, state_since)) STRICT, WITHOUT ROWID;
        CREATE TABLE serial(prefix TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY(prefix, year)) STRICT, WITHOUT ROWID;
        CREATE TABLE constituent_current(
            added INTEGER PRIMARY KEY, id BLOB NOT NULL, details INTEGER, sort_name TEXT NOT NULL) STRICT;
        CREATE UNIQUE INDEX constituent_by_id ON constituent_current(id);
        CREATE TABLE search_key(kind INTEGER NOT NULL, text TEXT NOT NULL, constituent INTEGER NOT NULL, opened INTEGER NOT NULL,
            PRIMARY KEY(kind, text, constituent, opened)) STRICT, WITHOUT ROWID;
        CREATE TABLE related(subject BLOB NOT NULL, sequence INTEGER NOT NULL,
            PRIMARY KEY(subject, sequence)) STRICT, WITHOUT ROWID;
        CREATE TABLE callback_open(
            constituent BLOB PRIMARY KEY, day INTEGER NOT NULL, time TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX callback_by_day ON callback_open(day, time, sequence);

        """
}
