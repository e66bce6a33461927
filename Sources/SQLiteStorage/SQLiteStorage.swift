// SQLiteStorage: the contract of a store, kept in one SQLite file through GRDB.
//
// The ledger's tables hold the truth; every other table is a projection that `SQLiteStore.rebuild` can make anew.
// This module must not know of rules, roles, screens or words shown to people, and no SQL, connection or
// transaction leaves it: `SQLiteStore.commit` is the transaction.
