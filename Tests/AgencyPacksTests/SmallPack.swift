import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

/// A pack as small as one can be, without a single problem; tests change one piece of it at a time.
enum SmallPack {
    static let agency = """
        agency: office
        title: Office
        time-zone: America/Chicago
        languages: [en]
        queues:
          counter: {title: Counter}
        """

    static let permit = """
        case-type: permit
        title: Permit
        prefix: PER
        version: 1
        queue: counter
        fields:
          day: {label: Day, type: date}
          heads:
            label: Heads
            type: rows
            columns:
              count: {label: Count, type: integer, minimum: 1, total: true}
        checklists: [papers]
        workflow:
          initial: intake
          states:
            intake: {title: Intake, due: 3 days}
            review: {title: Review, due: 10 business days}
            done: {title: Done, final: true}
          transitions:
            submit: {title: Submit, from: intake, to: review, requires: [day]}
            back: {title: Send back, from: review, to: intake}
            grant: {title: Grant, from: review, to: done, not-by: submit}
            reopen: {title: Reopen, from: done, to: review, reopen: true}
        """

    static let papers = """
        checklist: papers
        title: Papers
        items:
          - id: form
            text: Sign the form.
            due: 30 days
            fee: {amount: 12.50}
            cites: Rule 1
          - id: proof
            text: Bring proof.
            due: {on: 03-01, year-after: day}
            review-by: 2027-06-30
            cites: [Rule 2]
        """

    static let files = [
        "agency.yaml": agency, "case-types/permit.yaml": permit, "checklists/papers.yaml": papers,
    ]

    static func files(_ texts: [String: String]) throws -> PackFiles {
        try PackFiles(texts.map { PackFile(path: $0.key, bytes: Array($0.value.utf8)) })
    }

    /// The small pack with other text in some of its files.
    static func reading(_ changed: [String: String]) throws -> AgencyPack {
        AgencyPack.read(try files(files.merging(changed) { $1 }), today: .init("2026-11-21"))
    }
}

/// A change to one file of the small pack, and what must be found because of it and nothing else.
struct Slip: Sendable, CustomTestStringConvertible {
    let file: String
    let find: String
    let replace: String
    /// `error 13:5 state-unreachable`, in order.
    let finds: [String]

    init(_ file: String, _ find: String, _ replace: String, _ finds: String...) {
        self.file = file
        self.find = find
        self.replace = replace
        self.finds = finds
    }

    var testDescription: String { "\(finds.joined(separator: ", ")): \(replace.prefix(50))" }

    /// Reads the pack with the slip in it. Another file than the changed one is marked by its first letter.
    func expectFindings(in files: [String: String]) throws {
        let text = try #require(files[file])
        let changed = text.replacingOccurrences(of: find, with: replace)
        try #require(changed != text, "the slip changes nothing")
        let pack = AgencyPack.read(try SmallPack.files(files.merging([file: changed]) { $1 }), today: .init("2026-11-21"))
        let found = pack.problems.map { problem in
            let other = problem.file == file ? "" : String(problem.file.split(separator: "/").last?.first ?? "?").uppercased()
            return "\(problem.severity) \(other)\(problem.line):\(problem.column) \(problem.code.rawValue)"
        }
        let details = pack.problems.map(\.description).joined(separator: "\n")
        #expect(found.sorted() == finds.filter { $0 != "sound" }.sorted(), "\(details)")
        #expect((pack.agency == nil) == pack.problems.contains { $0.severity == .error })
        for problem in pack.problems {
            #expect(problem.message.hasSuffix(".") || problem.message.hasSuffix("?"))
            #expect(problem.message.unicodeScalars.allSatisfy { $0.value >= 32 })
        }
    }
}
