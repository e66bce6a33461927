/// What one kind of event says, in its two parts.
///
/// `facts` is never erased and holds all that folding needs: states, dates, numbers, identifiers. `personal` holds
/// what is about a person and can be erased when the law says so; folding does without it.
public protocol EventPayload: Sendable, Equatable {
    associatedtype Facts: Codable, Sendable, Equatable
    associatedtype Personal: Codable, Sendable, Equatable

    /// ASCII, past tense: `case-moved`. Written into the ledger; never renamed.
    static var kind: String { get }
    /// Counts up when the shape of the parts changes.
    static var schema: UInt16 { get }

    var facts: Facts { get set }
    /// Nil when there was none or it has been erased.
    var personal: Personal? { get set }

    init(facts: Facts, personal: Personal?)
}

extension EventPayload {
    public static var schema: UInt16 { 1 }
}

/// The empty object: a part with nothing in it.
public struct NoPart: Codable, Sendable, Equatable {
    private enum NoKey: CodingKey {}

    public init() {}

    /// Any object will do, so that a later version may say more; nothing else will.
    public init(from decoder: any Decoder) throws {
        _ = try decoder.container(keyedBy: NoKey.self)
    }
}
