import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Foundation
import Interchange
import RecordMatching
import SQLiteStorage

struct Search: OfficeVerb {
    static let configuration = CommandConfiguration(
        abstract: "Find people by whatever is remembered of them.",
        discussion:
            "Name or nickname, also misspelt; telephone, birth date or year, address, case number or another register's number, in any order.\nExample: caseload search bill ortega 1979 --limit 5\nQualifiers narrow: born:1979 case:open in:Cedar phone:0142 name:ortega\nWith --batch every line of FILE is a query, and each answers with one JSON line; - is standard input."
    )

    @Argument(help: "What is known, in any order; beginnings of words are enough.") var text: [String] = []
    @Option(help: "At most so many; never more than the best 160.") var limit = 20
    @Option(help: ArgumentHelp("A query a line.", valueName: "file")) var batch: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func validate() throws {
        if batch == nil, text.isEmpty { throw ValidationError("Type what to search for, or name a file of queries with --batch.") }
        if batch != nil, !text.isEmpty { throw ValidationError("Either type what to search for, or name a file with --batch; not both.") }
        if !(1...1000).contains(limit) { throw ValidationError("--limit takes a number from 1 to 1000.") }
    }

    func perform(_ session: Session) throws {
        // Nobody types on here: the answer may take as long as reading the register's words, and is complete.
        try session.store.prepareSearch()
        if let batch { return try answerAll(of: batch, session) }
        let typed = text.joined(separator: " ")
        let matches = try session.office.search(typed, limit: limit)
        guard !answer.isJSON else { return session.output.bytes(SearchAnswer(matches).bytes() + [10]) }
        guard !matches.isEmpty else {
            return session.output.line("Nobody was found. Type less of the name, or another thing that is known.")
        }
        var table = Table(["NAME", "BORN", "TELEPHONE", "ADDRESS", "CASE", "WHY", "ID"])
        for match in matches {
            let details = match.details
            table.row(
                details.sortName, details.birthDate?.description ?? "", details.phones?.first ?? "", details.addressLine,
                match.caseNumber?.text ?? "", MatchWording.why(match), String(match.id.hex.prefix(12)))
        }
        session.output.table(table)
        if MatchWording.fitsInPartOnly(matches, to: typed) { session.output.line("Nobody fits all of it; these agree in part.") }
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

    /// - Parameter query: what was asked, to stand in front of the answer.
    func bytes(query: String? = nil) -> [UInt8] {
        var members: [(String, JSONValue)] = [("matches", .list(matches.map(Self.json)))]
        if let query { members.insert(("query", .text(query)), at: 0) }
        return JSONValue.object(members).bytes
    }

    private static func json(_ match: SearchMatch) -> JSONValue {
        let details = match.details
        return .object([
            ("id", .text(match.id.hex)), ("external_id", .optional(details.externalID)), ("name", .text(details.fullName)),
            ("born", .date(details.birthDate)), ("phone", .optional(details.phones?.first)),
            ("address", .optional(details.addressLine.isEmpty ? nil : details.addressLine)),
            ("matched", .text(match.agreements.first.map { word($0.field) } ?? "")),
            ("case_number", .optional(match.caseNumber?.text)), ("reason", .text(MatchWording.reason(of: match))),
            ("also_known_as", .optional(match.alias)),
            // From 0 to 1.
            ("score", .thousandths(Int64((min(max(match.score, 0), 1) * 1000).rounded()))),
        ])
    }

    /// What the most telling word agreed with; these words are what scripts know.
    private static func word(_ field: Agreement.Field) -> String {
        switch field {
        case .name: "name"
        case .phone: "phone"
        case .birthDate: "born"
        case .street, .city, .postalCode, .state: "address"
        case .caseNumber: "case_number"
        case .externalID: "external_id"
        }
    }
}
