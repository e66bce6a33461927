// CaseStorage: what a store promises, whatever engine it runs on.
//
// The contract, its failures, the sealing of events into ledger bytes, and `MemoryStore`, the reference that every
// engine is compared with. This module must not know of SQL, files, screens or words shown to people.
