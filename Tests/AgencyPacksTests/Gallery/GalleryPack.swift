import AgencyPacks
import Casework
import Foundation
import Testing

/// A sound pack with something of everything in its workflow. Each exhibit of the gallery breaks one thing in it.
enum GalleryPack {
    static let agency = """
        agency: office
        title: Office
        time-zone: America/Chicago
        languages: [en]
        calendar: {holidays: us-federal}
        queues:
          counter: {title: Counter, target: {after: 20 business days, law: 60 days, cites: [Act 9]}}
        roles: {inspector: {title: Inspector, extends: caseworker}}
        """

    static let permit = """
        case-type: permit
        title: Permit
        prefix: PER
        version: 1
        queue: counter
        fields:
          kind: {label: Kind, type: choice, choices: {fresh: New, renewal: Renewal}, required-to-open: true}
          score: {label: Score, type: integer, minimum: 0, maximum: 10}
          paid: {label: Paid, type: yes-no}
          day: {label: Day, type: date}
          visited: {label: Day of the visit, type: date, obtained-in: visit}
          town: {label: Town, type: text}
          parts: {label: Parts, type: rows, columns: {count: {label: Count, type: integer, minimum: 1}}}
        checklists: [papers]
        workflow:
          initial: intake
          states:
            intake: {title: Intake, due: 3 days}
            review: {title: Review, due: {after: 10 business days, from: received, law: 30 days, cites: [Act 1]}}
            visit: {title: Visit, due: 5 days}
            waiting: {title: Waiting, waiting-on: constituent, due: 30 days}
            granted: {title: Granted, final: true}
            refused: {title: Refused, final: true}
          transitions:
            submit: {title: Submit, from: intake, to: review, requires: [kind]}
            go: {title: Go there, from: review, to: visit, roles: [inspector]}
            back: {title: Come back, from: visit, to: review}
            ask: {title: Ask, from: review, to: waiting}
            answer: {title: Answer, from: waiting, to: review, roles: [system, caseworker]}
            decide: {title: Decide, from: review, to: [{state: granted, when: score >= 5}, {state: refused}], roles: [supervisor], not-by: submit, checklist: done, requires: [visited]}
            sort: {title: Sort out, from: intake, to: {refused: score < 2, review: score >= 2}, guard: [{when: paid, otherwise: Nobody paid.}]}
            reopen: {title: Reopen, from: [granted, refused], to: review, reopen: true, within: 30 days}
            call: {title: Record a call, from: any, to: same}
          timers:
            - {id: nudge, in: waiting, after: 20 days, remind: constituent}
            - {id: answered, in: waiting, after: 40 days, do: answer}
        """

    static let papers = """
        checklist: papers
        title: Papers
        questions:
          kind: {ask: What kind of permit?, label: Kind, type: choice, choices: {fresh: New, renewal: Renewal}}
        items:
          - id: form
            text: Sign the form.
          - id: proof
            text: Bring proof.
            when: kind == 'renewal'
            obtained-in: visit
        """

    static let files = ["agency.yaml": agency, "case-types/permit.yaml": permit, "checklists/papers.yaml": papers]
}

/// One broken pack, and everything that must be found in it, with its proof.
struct Exhibit: Sendable, CustomTestStringConvertible {
    struct Change: Sendable {
        let file: String
        let find: String
        let replace: String
    }

    let name: String
    let changes: [Change]
    /// `error 14:3 no-way-in (proof)`, in the order of the files; a letter before the line stands for another file than the
    /// case type's.
    let finds: [String]

    init(_ name: String, _ find: String, _ replace: String, file: String = "case-types/permit.yaml", finds: String...) {
        self.init(name, find, replace, file: file, finds: finds)
    }

    init(_ name: String, _ find: String, _ replace: String, file: String, finds: [String]) {
        self.name = name
        changes = [Change(file: file, find: find, replace: replace)]
        self.finds = finds
    }

    init(_ name: String, _ replacements: [(find: String, replace: String)], finds: String...) {
        self.name = name
        changes = replacements.map { Change(file: "case-types/permit.yaml", find: $0.find, replace: $0.replace) }
        self.finds = finds
    }

    var testDescription: String { name }

    func found() throws -> [String] {
        var files = GalleryPack.files
        for change in changes {
            let text = try #require(files[change.file])
            #expect(text.contains(change.find), "\(name): \(change.find) is not there")
            files[change.file] = text.replacingOccurrences(of: change.find, with: change.replace)
        }
        return AgencyPack.read(try SmallPack.files(files), today: .init("2026-11-21")).problems.map { problem in
            let isElsewhere = problem.file != "case-types/permit.yaml"
            let file = isElsewhere ? String(problem.file.split(separator: "/").last?.first ?? "?").uppercased() : ""
            let proof = problem.witness.map { " (\($0))" } ?? ""
            return "\(problem.severity.rawValue) \(file)\(problem.line):\(problem.column) \(problem.code.rawValue)\(proof)"
        }
    }
}
