import Foundation

/// The facts of event 0, as JSON: which store this is, in which format, and whether its people are real.
public struct StoreCreatedFacts: Sendable, Hashable, Codable {
    /// Whether a store holds real people or exercises. It never changes.
    public enum Mode: String, Sendable, Hashable, Codable {
        case live
        case training
    }

    public let store: Identifier
    public let format: Int
    public let mode: Mode

    public init(store: Identifier, format: Int = LedgerFormat.version, mode: Mode) {
        self.store = store
        self.format = format
        self.mode = mode
    }
}

/// The facts of a `part-erased` event that the ledger depends on; the event's facts may say more, such as why.
public struct PartErasedFacts: Sendable, Hashable, Codable {
    /// The event whose part was erased: an earlier one.
    public let sequence: UInt64
    /// The part's name; never `facts`.
    public let part: String

    public init(sequence: UInt64, part: String) {
        self.sequence = sequence
        self.part = part
    }
}

extension Decodable {
    /// `nil` unless the bytes are JSON of this shape.
    fileprivate static func reading(_ json: [UInt8]?) -> Self? {
        guard let json else { return nil }
        return try? JSONDecoder().decode(Self.self, from: Data(json))
    }
}

extension StoreCreatedFacts {
    /// `nil` unless the bytes are JSON of this shape.
    public init?(json: [UInt8]?) {
        guard let value = Self.reading(json) else { return nil }
        self = value
    }
}

extension PartErasedFacts {
    /// `nil` unless the bytes are JSON of this shape.
    public init?(json: [UInt8]?) {
        guard let value = Self.reading(json) else { return nil }
        self = value
    }
}
