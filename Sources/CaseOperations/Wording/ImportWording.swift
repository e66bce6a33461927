import Casework
import Interchange

/// What an import found, in sentences.
extension Wording {
    public func sentence(_ failure: ImportFailure) -> String {
        switch failure {
        case .unreadable(let why):
            return "The file cannot be read to its end (\(Self.shown(why, limit: 200))). What was entered stays; the same command goes on."
        case .foreign(let kind): return "\(Self.name(of: kind)), so nothing was read. \(Self.advice(about: kind))"
        case .empty: return "There is nothing in this file. It takes a line of headings, and a line for each constituent."
        case .heading(let problem): return "The line of headings cannot be read: \(Self.phrase(problem)). Mend it and do it again."
        case .columns(let problems): return problems.map(sentence).joined(separator: "\n")
        case .operation(let failure): return sentence(failure)
        }
    }

    private func sentence(_ problem: ColumnProblem) -> String {
        switch problem {
        case .unknownField(let typed, let near):
            let next =
                near.map { "Did you mean \($0)?" }
                ?? "There are: \(Self.list(ImportField.allCases.map(\.rawValue) + ["- (left out)"], "and"))."
            return "There is no field \(Self.quoted(typed)). \(next)"
        case .noSuchColumn(let typed, let near):
            let next = near.map { "Did you mean \(Self.quoted($0))?" } ?? "See the columns with --dry-run."
            return "The file has no column \(Self.quoted(typed)). \(next)"
        case .mappedTwice(let heading): return "The column \(Self.quoted(heading)) is mapped to two fields. Say one of them."
        case .shared(let field, let headings):
            let first = headings.first ?? ""
            return
                "The columns \(Self.list(headings.map(Self.quoted), "and")) would all be the \(field.rawValue), and there can be only one. Leave one out with: --map \"\(Self.shown(first))=-\""
        case .noName(let headings):
            let shown = headings.prefix(12).map(Self.quoted)
            return
                "No column says a name: there are \(Self.list(shown, "and"))\(headings.count > 12 ? " and more" : ""). Say which one with --map COLUMN=family_name, or put a line of headings first."
        }
    }

    /// Why a row cannot be entered, without a full stop, and without saying again what stands in it.
    public func reason(_ problem: RowProblem) -> String {
        switch problem {
        case .broken(let problem): return Self.phrase(problem)
        case .width(let found, let wanted): return "it has \(found) fields where the heading has \(wanted)"
        case .date: return "the birth date cannot be read"
        case .refused(.invalidField(let label, let problem)): return "\(label.lowercased()): \(Self.phrase(problem))"
        case .refused(.nameRequired): return "it has no name"
        case .refused(.dateInFuture): return "the birth date lies in the future"
        case .refused(.textTooLong(let limit)): return "a value is longer than \(limit) characters"
        case .refused(let refusal): return sentence(refusal)
        }
    }

    private static func phrase(_ problem: FieldProblem) -> String {
        switch problem {
        case .badPattern(.phone): "it is no number: 5 to 20 digits are needed"
        case .controlCharacters: "it holds characters that cannot be printed"
        default: "it cannot be kept"
        }
    }

    private static func phrase(_ problem: CSVProblem) -> String {
        switch problem {
        case .unclosedQuote: "a quotation mark is opened and not closed"
        case .strayQuote: "something stands behind a closing quotation mark"
        case .tooLong(let limit): "it is longer than \(limit / 1024) KB"
        case .zeroByte: "it holds a zero byte, so the file is damaged or in another encoding"
        case .notText: "it holds bytes that are no text in the file's encoding"
        }
    }

    private static func name(of kind: ForeignFile) -> String {
        switch kind {
        case .workbook: "This is a spreadsheet's workbook, not CSV"
        case .compressed: "This file is compressed"
        case .pdf: "This is a PDF, not CSV"
        }
    }

    private static func advice(about kind: ForeignFile) -> String {
        switch kind {
        case .workbook: "Save it as CSV (UTF-8) in the spreadsheet first."
        case .compressed: "Unpack it, or pipe it in: gunzip -c FILE | caseload import constituents -"
        case .pdf: "Ask whoever sent it for the data as CSV."
        }
    }

    private static func quoted(_ text: String) -> String { "\u{201C}\(shown(text))\u{201D}" }
}
