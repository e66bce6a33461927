/// The projections since cases have timers and run on versions of their type: those of the second release are dropped, and
/// all are made from the events.
enum SchemaVersion3 {
    static let dropping = """
        DROP TABLE IF EXISTS projection; DROP TABLE IF EXISTS identity; DROP TABLE IF EXISTS case_current;
        DROP TABLE IF EXISTS case_tally; DROP TABLE IF EXISTS serial; DROP TABLE IF EXISTS constituent_current;
        DROP TABLE IF EXISTS population; DROP TABLE IF EXISTS term; DROP TABLE IF EXISTS posting;
        DROP TABLE IF EXISTS distinguished; DROP TABLE IF EXISTS search_key; DROP TABLE IF EXISTS related;
        DROP TABLE IF EXISTS callback_open;

        """

    /// Which packs came into force is asked often, and there are a few such events among a million.
    static let ledgerIndexes = """
        CREATE INDEX event_pack ON event(kind) WHERE kind = 'pack-installed';

        """

    /// Days are counted from 1970-01-01; a case without a due date is due at the end of time, which sorts it last.
    /// `clock` is the last day of the timer of an open case that runs out first, and `timers` holds all that run: NULL where
    /// none does, and with a clock for few cases of many, so that its index is small. `reminder` says who is to be reminded.
    /// `opened` and `added` are the sequences of the events that opened the case and added the constituent; `added` is the
    /// constituent's row in `posting`, whose `members` are the low 16 bits of the rows that `chunk` begins with, or where
    /// `chunk` is -1 all rows of the term.
    /// `matching` is what the row is posted under, `flag` how its cases stand; `low` is the lesser of two identifiers.
    static let projectionTables = """
        CREATE TABLE projection(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE identity(one INTEGER PRIMARY KEY, store BLOB NOT NULL, mode TEXT NOT NULL, pack BLOB) STRICT;
        CREATE TABLE case_current(
            opened INTEGER PRIMARY KEY, id BLOB NOT NULL, prefix TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
            type TEXT NOT NULL, type_version INTEGER NOT NULL, state TEXT NOT NULL, state_since INTEGER NOT NULL,
            queue TEXT NOT NULL, owner BLOB, constituent BLOB NOT NULL, received_on INTEGER NOT NULL,
            entered_on INTEGER NOT NULL, due INTEGER NOT NULL, clock INTEGER, reminder TEXT, is_open INTEGER NOT NULL,
            is_withdrawn INTEGER NOT NULL, version INTEGER NOT NULL, timers BLOB) STRICT;
        CREATE UNIQUE INDEX case_by_id ON case_current(id);
        CREATE INDEX case_by_number ON case_current(prefix, year, serial);
        CREATE INDEX case_by_constituent ON case_current(constituent);
        CREATE INDEX case_by_owner ON case_current(owner, is_open, due) WHERE owner IS NOT NULL;
        CREATE INDEX case_by_queue ON case_current(queue, is_open, due);
        CREATE INDEX case_by_due ON case_current(is_open, due);
        CREATE INDEX case_by_clock ON case_current(clock, prefix, year, serial) WHERE clock IS NOT NULL;
        CREATE INDEX case_by_reminder ON case_current(reminder, is_open, due) WHERE reminder IS NOT NULL;
        CREATE INDEX case_by_version ON case_current(type, is_open, type_version);
        CREATE TABLE case_tally(
            is_open INTEGER NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL, queue TEXT NOT NULL, is_owned INTEGER NOT NULL,
            due INTEGER NOT NULL, state_since INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY(is_open, queue, type, state, is_owned, due, state_since)) STRICT, WITHOUT ROWID;
        CREATE TABLE serial(prefix TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY(prefix, year)) STRICT, WITHOUT ROWID;
        CREATE TABLE constituent_current(
            added INTEGER PRIMARY KEY, id BLOB NOT NULL, details INTEGER, matching BLOB NOT NULL, merged_into BLOB,
            merged_at INTEGER, flag INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX constituent_by_id ON constituent_current(id);
        CREATE INDEX constituent_by_merger ON constituent_current(merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE population(one INTEGER PRIMARY KEY, people INTEGER NOT NULL) STRICT;
        CREATE TABLE term(field INTEGER NOT NULL, text TEXT NOT NULL, sound TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY(field, text)) STRICT, WITHOUT ROWID;
        CREATE INDEX term_by_sound ON term(sound) WHERE sound <> '';
        CREATE TABLE posting(field INTEGER NOT NULL, text TEXT NOT NULL, chunk INTEGER NOT NULL, members BLOB NOT NULL,
            PRIMARY KEY(field, text, chunk)) STRICT, WITHOUT ROWID;
        CREATE TABLE distinguished(low BLOB NOT NULL, high BLOB NOT NULL, sequence INTEGER NOT NULL,
            PRIMARY KEY(low, high)) STRICT, WITHOUT ROWID;
        CREATE TABLE search_key(kind INTEGER NOT NULL, text TEXT NOT NULL, constituent INTEGER NOT NULL, opened INTEGER NOT NULL,
            PRIMARY KEY(kind, text, constituent, opened)) STRICT, WITHOUT ROWID;
        CREATE TABLE related(subject BLOB NOT NULL, sequence INTEGER NOT NULL,
            PRIMARY KEY(subject, sequence)) STRICT, WITHOUT ROWID;
        CREATE TABLE callback_open(
            constituent BLOB PRIMARY KEY, day INTEGER NOT NULL, time TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX callback_by_day ON callback_open(day, time, sequence);

        """
}
