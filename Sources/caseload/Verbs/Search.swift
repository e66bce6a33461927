import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Foundation
import Interchange
import RecordMatching

struct Search: OfficeVerb {
    static let configuration = CommandConfiguration(
        abstract: "Find people by name, telephone, birth date, case number or another register's number.",
        discussion:
            "Example: caseload search ortega mari --limit 5\nWith --batch every line of FILE is a query, and each answers with one JSON line; - is standard input."
    )

    @Argument(help: "What is known, in any order; beginnings of words are enough.") var text: [String] = []
    @Option(help: "At most so many.") var limit = 20
    @Option(help: ArgumentHelp("A query a line.", valueName: "file")) var batch: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func validate() throws {
        if batch == nil, text.isEmpty { throw ValidationError("Type what to search for, or name a file of queries with --batch.") }
        if batch != nil, !text.isEmpty { throw ValidationError("Either type what to search for, or name a file with --batch; not both.") }
        if !(1...1000).contains(limit) { throw ValidationError("--limit takes a number from 1 to 1000.") }
    }

    func perform(_ session: Session) throws {
        if let batch { return try answerAll(of: batch, session) }
        let matches = try session.office.search(text.joined(separator: " "), limit: limit)
        guard !answer.isJSON else { return session.output.bytes(SearchAnswer(matches).bytes() + [10]) }
        guard !matches.isEmpty else {
            return session.output.line("Nobody was found. Type less of the name, or another thing that is known.")
        }
        var table = Table(["NAME", "BORN", "TELEPHONE", "ADDRESS", "CASE", "ID"])
        for match in matches {
            let details = match.details
            table.row(
                details.sortName, details.birthDate?.description ?? "", details.phones?.first ?? "", details.addressLine,
                match.caseNumber?.text ?? "", String(match.id.hex.prefix(12)))
        }
        session.output.table(table)
    }

    private func answerAll(of file: String, _ session: Session) throws {
        guard let queries = LineReader(path: file) else {
            throw CommandFailure.usage(
                "The file \(file.prefix(200)) cannot be read. Name one with a query a line, or - for standard input.")
        }
        while let query = queries.next() {
            let matches = try session.office.search(query, limit: limit)
            session.output.bytes(SearchAnswer(matches).bytes(query: query) + [10])
            if file == "-" { session.output.flush() }
        }
    }
}

/// What a search found, in the shape that scripts rely on.
struct SearchAnswer {
    private let matches: [SearchMatch]

    init(_ matches: [SearchMatch]) { self.matches = matches }

    func bytes(query: String? = nil) -> [UInt8] {
        var bytes: [UInt8] = Array("{".utf8)
        if let query { bytes += Array("\"query\":".utf8) + JSONValue.text(query).bytes + Array(",".utf8) }
        bytes += Array("\"matches\":[".utf8)
        for (index, match) in matches.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            // A score is the only number here that is not whole; it is written behind the other members.
            bytes += Self.members(match).bytes.dropLast() + Array(",\"score\":\(Self.decimal(match.score))}".utf8)
        }
        return bytes + Array("]}".utf8)
    }

    private static func members(_ match: SearchMatch) -> JSONValue {
        let details = match.details
        return .object([
            ("id", .text(match.id.hex)), ("external_id", .optional(details.externalID)), ("name", .text(details.fullName)),
            ("born", .date(details.birthDate)), ("phone", .optional(details.phones?.first)),
            ("address", .optional(details.addressLine.isEmpty ? nil : details.addressLine)), ("matched", .text(word(match.matched))),
            ("case_number", .optional(match.caseNumber?.text)),
        ])
    }

    private static func word(_ kind: SearchKey.Kind) -> String {
        switch kind {
        case .name: "name"
        case .phone: "phone"
        case .birthDate: "born"
        case .caseNumber: "case_number"
        case .externalID: "external_id"
        }
    }

    /// From 0 to 1, in thousandths.
    private static func decimal(_ score: Double) -> String {
        let thousandths = Int((min(max(score, 0), 1) * 1000).rounded())
        return thousandths == 1000 ? "1.0" : "0." + String(String(1000 + thousandths).dropFirst())
    }
}
