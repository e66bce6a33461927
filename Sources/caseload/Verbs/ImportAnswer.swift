import CaseOperations
import CaseStorage
import Casework
import Interchange
import RecordMatching

/// What an import says while it goes and when it is through, for people or for programs.
struct ImportAnswer {
    private let output: Output
    private let wording: Wording
    private let plan: ImportPlan
    private let isTrial: Bool
    private let isJSON: Bool
    private var hasRows = false
    private var told: [String: Int] = [:]

    /// Rows of a kind that are shown to people; programs get every one. Whoever goes on where they were stopped knows that
    /// the rows before are there.
    private func most(_ status: String) -> Int {
        switch status {
        case "new": 100
        case "imported": isTrial ? 100 : 0
        default: 1000
        }
    }

    init(_ output: Output, _ wording: Wording, _ plan: ImportPlan, isTrial: Bool, isJSON: Bool) {
        self.output = output
        self.wording = wording
        self.plan = plan
        self.isTrial = isTrial
        self.isJSON = isJSON
    }

    /// How the file is read.
    func begin() {
        let columns = plan.mapping.columns
        guard !isJSON else {
            let mapped = columns.filter { $0.field != nil }
            let members: [(String, JSONValue)] = [
                ("dry_run", .yesNo(isTrial)),
                (
                    "columns",
                    .list(mapped.map { .object([("column", .text($0.heading)), ("field", .text($0.field?.rawValue ?? ""))]) })
                ),
                ("ignored", .texts(plan.mapping.ignored)), ("encoding", .text(plan.form.encoding.rawValue)),
                ("delimiter", .text(plan.form.delimiter.rawValue)), ("date_order", .text(plan.dateOrder.rawValue)),
                ("ambiguous_dates", .number(Int64(plan.survey?.ambiguous ?? 0))),
            ]
            return output.bytes(JSONValue.object(members).bytes.dropLast() + Array(",\"rows\":[".utf8))
        }
        guard isTrial else { return tellIgnored() }
        output.line("The file is \(plan.form.encoding.rawValue), with a \(plan.form.delimiter.rawValue) between fields.")
        for column in columns { if let field = column.field { output.line("  \(column.heading)  is  \(field.rawValue)") } }
        tellIgnored()
        if let dates = dates() { output.line(dates) }
        output.line()
    }

    private func tellIgnored() {
        let ignored = plan.mapping.ignored.map { $0.isEmpty ? "one without a heading" : $0 }
        if !ignored.isEmpty { output.line("Columns left out: \(ignored.joined(separator: ", ")).") }
    }

    /// How the order of day and month was settled; nil where no date left it open.
    private func dates() -> String? {
        guard let survey = plan.survey, survey.ambiguous + survey.dayFirst + survey.monthFirst > 0 else { return nil }
        let order = plan.dateOrder == .dmy ? "day first" : "month first"
        let open = "\(ValueWording.grouped(survey.ambiguous)) could be either"
        guard survey.dayFirst + survey.monthFirst > 0 else {
            return "Dates are taken as \(order): \(open), and none settles it. Say it with --date-order dmy where that is wrong."
        }
        let counts =
            "\(ValueWording.grouped(survey.dayFirst)) can only be day first, \(ValueWording.grouped(survey.monthFirst)) only month first"
        return "Dates are taken as \(order): \(counts), \(open). --date-order says it otherwise."
    }

    /// Tells of a row: in a trial of each, else of those that are not entered.
    mutating func tell(_ judged: JudgedRow, isEntered: Bool) {
        guard isTrial || !isEntered else { return }
        let status = Self.status(judged.verdict)
        guard !isJSON else {
            let comma = hasRows ? Array(",".utf8) : []
            hasRows = true
            return output.bytes(comma + json(judged, status).bytes)
        }
        let count = told[status, default: 0]
        told[status] = count + 1
        if count >= most(status) { return }
        let name = judged.row.details.sortName
        let reasons = reasons(judged).joined(separator: "; ")
        output.line("line \(judged.row.line)  \(status)  \(name)\(name.isEmpty || reasons.isEmpty ? "" : ": ")\(reasons)")
    }

    private func json(_ judged: JudgedRow, _ status: String) -> JSONValue {
        let details = judged.row.details
        var members: [(String, JSONValue)] = [
            ("line", .number(Int64(judged.row.line))), ("status", .text(status)), ("name", .text(details.fullName)),
            ("born", .date(details.birthDate)), ("reasons", .texts(reasons(judged))),
        ]
        switch judged.verdict {
        case .imported(let id): members.append(("id", .text(id.hex)))
        case .numbered(let id): members.append(("id", .optional(id?.hex)))
        case .taken(let id): members.append(("id", .text(id.hex)))
        case .probable(let alike): members.append(("like", .list(alike.map(Self.json))))
        case .new, .repeated, .wrong: break
        }
        return .object(members)
    }

    private static func json(_ alike: Resembling) -> JSONValue {
        .object([
            ("id", .text(alike.id.hex)), ("name", .text(alike.details.fullName)), ("born", .date(alike.details.birthDate)),
            ("likeness", .text(MatchWording.likeness(alike.likeness))), ("reasons", .texts(MatchWording.reasons(of: alike.likeness))),
        ])
    }

    private static func status(_ verdict: RowVerdict) -> String {
        switch verdict {
        case .new: "new"
        case .probable: "probable"
        case .imported: "imported"
        case .repeated: "repeated"
        case .numbered: "known"
        case .taken: "taken"
        case .wrong: "wrong"
        }
    }

    /// Why a row is not simply new.
    func reasons(_ judged: JudgedRow) -> [String] {
        switch judged.verdict {
        case .new: return []
        case .wrong(let problems): return problems.map(wording.reason)
        case .imported: return ["an earlier import brought this row"]
        case .repeated:
            return [judged.row.details.externalID == nil ? "an earlier row says the same" : "an earlier row has the same external_id"]
        case .numbered(let id):
            return ["somebody in the register has this external_id\(id.map { " (\($0.hex.prefix(12)))" } ?? "")"]
        case .taken(let id): return ["its external_id is somebody else's in this register (\(id.hex.prefix(12)))"]
        case .probable(let alike):
            return alike.prefix(1).map { alike in
                let born = alike.details.birthDate.map { ", born \(DateWording.long($0))" } ?? ""
                let why = MatchWording.reasons(of: alike.likeness).joined(separator: ", ")
                return
                    "\(MatchWording.likeness(alike.likeness)) as \(alike.details.fullName)\(born) (\(alike.id.hex.prefix(12)))\(why.isEmpty ? "" : ": \(why)")"
            }
        }
    }

    /// What it all came to.
    func end(_ summary: ImportSummary) {
        guard !isJSON else {
            let counts: [(String, Int)] = [
                ("total", summary.rows), (isTrial ? "would_add" : "added", summary.added), ("same", summary.same),
                ("review", summary.review),
                ("left_out", summary.leftOut), ("imported", summary.imported), ("repeated", summary.repeated), ("known", summary.numbered),
                ("taken", summary.taken),
                ("wrong", summary.wrong), ("checked", summary.checked),
            ]
            var members = counts.map { ($0.0, JSONValue.number(Int64($0.1))) } + [("complete", .yesNo(summary.isComplete))]
            if !isTrial {
                members.append(("version", .number(1)))
                members.append(("ledger", summary.ledger.map { .ledger($0) } ?? .null))
            }
            return output.bytes(Array("],".utf8) + JSONValue.object(members).bytes.dropFirst() + [10])
        }
        for (status, count) in told.sorted(by: { $0.key < $1.key }) {
            let most = most(status)
            guard count > most, most > 0 else { continue }
            output.line("and \(ValueWording.grouped(count - most)) more that are \(status); --json tells all of them")
        }
        if told.contains(where: { $0.value > 0 && most($0.key) > 0 }) { output.line() }
        output.line(sentence(summary))
        if isTrial, summary.checked < summary.rows - summary.wrong, summary.added > 0 {
            output.line(
                "The first \(ValueWording.grouped(summary.checked)) rows were compared with the register; --check compares all of them.")
        }
    }

    private func sentence(_ summary: ImportSummary) -> String {
        let left: [(Int, String)] = [
            (summary.leftOut, "left out as probably there already"), (summary.imported, "imported before"),
            (summary.repeated, "repeated in the file"), (summary.numbered, "with an external_id that is there already"),
            (summary.taken, "with somebody else's external_id"), (summary.wrong, "wrong"),
        ]
        let parts = left.filter { $0.0 > 0 }.map { "\(ValueWording.grouped($0.0)) \($0.1)" }
        let rows = summary.rows == 1 ? "1 row" : "\(ValueWording.grouped(summary.rows)) rows"
        let head = "\(rows): \(ValueWording.grouped(summary.added)) \(isTrial ? "would be entered" : "entered")"
        let entered = summary.same + summary.review - summary.leftOut
        let probable =
            entered > 0
            ? " (\(ValueWording.grouped(entered)) of them probably there already; \(isTrial ? "see above" : "settle them with: caseload constituent duplicates"))"
            : ""
        return head + probable + (parts.isEmpty ? "." : ", \(parts.joined(separator: ", ")).")
    }
}
