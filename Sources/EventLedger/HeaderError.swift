/// Why bytes or values are not an event's header.
public enum HeaderError: Error, Equatable, Sendable {
    /// The bytes do not begin with `CLE1`.
    case notAHeader
    /// The bytes end inside the field named.
    case endsInside(String)
    /// So many bytes follow the last part.
    case trailingBytes(Int)
    /// The kind is empty, longer than 255 bytes, or holds something else than visible ASCII.
    case badKind
    /// The name of the part with this index is empty, too long, or not visible ASCII.
    case badPartName(Int)
    /// Two parts have this name.
    case repeatedPart(String)
    /// More than 255 parts.
    case tooManyParts(Int)
    /// The position is not below the number of events in the commit.
    case badPosition(position: UInt16, count: UInt16)
}

extension HeaderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAHeader: "The bytes do not begin with CLE1, so they are not an event header."
        case .endsInside(let field): "The event header ends inside its \(field)."
        case .trailingBytes(let count): "\(count) bytes follow the end of the event header."
        case .badKind: "The event's kind is not 1 to 255 visible ASCII characters."
        case .badPartName(let index): "The name of part \(index) is not 1 to 255 visible ASCII characters."
        case .repeatedPart(let name): "The event has two parts named \(name)."
        case .tooManyParts(let count): "An event has at most 255 parts, and this one has \(count)."
        case .badPosition(let position, let count): "Position \(position) is not inside a commit of \(count) events."
        }
    }
}
