import ArgumentParser
import CaseOperations
import Casework
import Interchange
import RecordMatching

struct ConstituentDuplicates: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "List people who may be in the register twice, with what speaks for it.",
        discussion: """
            Example: caseload constituent duplicates --limit 20
            Settle a pair with: caseload constituent merge, or: caseload constituent distinguish
            """)

    @Option(help: "At most so many pairs, the most alike.") var limit = 50
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func validate() throws {
        if !(1...100_000).contains(limit) { throw ValidationError("--limit takes a number from 1 to 100000.") }
    }

    func perform(_ session: Session) throws {
        let stop = StopWish()
        let progress = ComparisonProgress(output: session.output)
        let list = try session.office.duplicates(limit: limit) { done, total in
            progress.show(done, of: total)
            return !stop.isWished
        }
        answer.isJSON ? session.output.json(json(list)) : tell(list, session)
    }

    private func json(_ list: DuplicateList) -> JSONValue {
        .object([
            ("pairs", .list(list.pairs.map(pair))), ("same", .number(Int64(list.same))), ("review", .number(Int64(list.review))),
            ("skipped", .number(Int64(list.skipped))),
        ])
    }

    private func pair(_ pair: DuplicatePair) -> JSONValue {
        .object([
            ("band", .text(Self.word(pair.likeness.band))), ("weight", Self.decimal(pair.likeness.weight)), ("left", side(pair.left)),
            ("right", side(pair.right)),
            (
                "evidence",
                .list(
                    pair.likeness.evidence.map {
                        .object([
                            ("field", .text(Self.word($0.field))), ("level", .text(String(describing: $0.level))), ("left", .text($0.left)),
                            ("right", .text($0.right)), ("weight", Self.decimal($0.weight)), ("look_alike", .yesNo($0.isLookAlike)),
                        ])
                    })
            ),
        ])
    }

    private func side(_ side: DuplicatePair.Side) -> JSONValue {
        let details = side.details
        return .object([
            ("id", .text(side.id.hex)), ("name", .text(details.fullName)), ("born", .date(details.birthDate)),
            ("phone", .optional(details.phones?.first)),
            ("address", .optional(details.addressLine.isEmpty ? nil : details.addressLine)),
        ])
    }

    private func tell(_ list: DuplicateList, _ session: Session) {
        let output = session.output
        defer { if let left = MatchWording.skipped(list.skipped) { output.line(left) } }
        guard !list.pairs.isEmpty else { return output.line("Nobody seems to be in the register twice.") }
        for pair in list.pairs {
            let band = MatchWording.likeness(pair.likeness.band)
            output.line(band.prefix(1).uppercased() + band.dropFirst())
            for side in [pair.left, pair.right] {
                let facts = [
                    side.details.sortName, side.details.birthDate.map(DateWording.long) ?? "", side.details.phones?.first ?? "",
                    side.details.addressLine,
                ]
                output.line("  \(side.id.hex.prefix(12))  " + facts.filter { !$0.isEmpty }.joined(separator: "  "))
            }
            for evidence in pair.likeness.evidence where evidence.level != .missing {
                output.line("    \(MatchWording.evidence(evidence))")
            }
            output.line()
        }
        let shown = list.pairs.count < list.same + list.review ? "; the \(list.pairs.count) most alike are shown" : ""
        output.line(
            "\(list.same) \(list.same == 1 ? "pair is" : "pairs are") almost certainly the same, \(list.review) may be\(shown).")
    }

    private static func decimal(_ weight: Double) -> JSONValue {
        .thousandths(Int64((min(max(weight, -1_000_000), 1_000_000) * 1000).rounded()))
    }

    private static func word(_ band: Likeness.Band) -> String {
        switch band {
        case .same: "same"
        case .review: "review"
        case .different: "different"
        }
    }

    /// As in the members of `constituent show --json`.
    private static func word(_ field: LinkageField) -> String {
        switch field {
        case .given: "given_name"
        case .family: "family_name"
        case .organisation: "organisation"
        case .birthDate: "born"
        case .phone: "phone"
        case .houseNumber: "house_number"
        case .street: "street"
        case .city: "city"
        case .postalCode: "postal_code"
        case .state: "state"
        case .externalID: "external_id"
        }
    }
}

/// How far comparing has come, in hundredths, on standard error at a terminal; the line goes away with the answer.
private final class ComparisonProgress {
    private let output: Output
    private let began = ContinuousClock.now
    private var shown = -1

    init(output: Output) { self.output = output }

    func show(_ done: Int, of total: Int) {
        // What is over in a moment needs no line.
        guard output.isErrorTerminal, done != shown, began.duration(to: .now) > .milliseconds(500) || shown >= 0 else { return }
        shown = done
        output.progress("Comparing everybody: \(done) of \(total)", isLast: done == total)
    }
}
