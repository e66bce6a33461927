// EventLedger: the bytes of an event's header, the hash tree over all headers, proofs from that tree,
// and signed checkpoints. docs/ledger-format.md describes every byte made here.
//
// It must not know what an event means (cases, people, roles), where bytes are kept (SQL, files),
// what time it is, or where random bytes come from: salts, ids, times and key seeds are handed in.

/// The names and numbers of the ledger format that others must spell the same way.
public enum LedgerFormat {
    /// The number a store's first event gives as `format`.
    public static let version = 1

    /// The part every event has. What is needed to rebuild a case stands here, so it is never erased.
    public static let factsPart = "facts"

    /// The part that may be erased: everything about a person that the law may require to be forgotten.
    public static let personalPart = "personal"

    /// The kind of event 0.
    public static let storeCreated = "store-created"

    /// The kind of event that makes an earlier event's missing part legitimate.
    public static let partErased = "part-erased"
}
