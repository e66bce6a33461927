import Foundation

/// A document as JSON, for the program that makes PDF of it. The same document always gives the same bytes.
extension Document {
    /// Why bytes are not a document, as the end of a sentence.
    public struct Unreadable: Error, Sendable, Equatable, CustomStringConvertible {
        public let description: String
    }

    /// UTF-8, keys sorted, nothing between tokens.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, whole numbers and truths always encode.
        return (try? encoder.encode(self)).map(Array.init) ?? []
    }

    public init(json: [UInt8]) throws(Unreadable) {
        do { self = try JSONDecoder().decode(Document.self, from: Data(json)) } catch let error as DecodingError {
            throw Unreadable(description: Self.reason(error))
        } catch { throw Unreadable(description: "it is not JSON") }
    }

    /// Names the place by keys of the format alone: the text of a document is personal.
    private static func reason(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(place(context)) has no \u{201C}\(key.stringValue.prefix(40))\u{201D}"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(place(context)) is of the wrong kind"
        case .dataCorrupted(let context): context.codingPath.isEmpty ? "it is not JSON" : "\(place(context)) has a value that is not known"
        @unknown default: "it is not a document"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let names = context.codingPath.suffix(4).map { $0.intValue.map { "\($0 + 1)" } ?? SafeText.line(String($0.stringValue.prefix(40))) }
        return names.isEmpty ? "it" : "its \(names.joined(separator: "/"))"
    }
}
