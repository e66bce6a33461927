public import CaseStorage
import RecordMatching

extension MatchWording {
    /// Whether even the best match agrees with fewer words than were typed: then it may be nobody who is meant.
    ///
    /// - Parameters:
    ///   - matches: what was found, best first.
    ///   - text: what was typed. Only its words count: a date or telephone is one agreement however many parts it has.
    public static func fitsInPartOnly(_ matches: [SearchMatch], to text: String) -> Bool {
        guard let best = matches.first, !best.agreements.contains(where: { $0.manner == .joined }) else { return false }
        let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "-" })
        return best.agreements.count < words.count { $0.allSatisfy(\.isLetter) }
    }
}
