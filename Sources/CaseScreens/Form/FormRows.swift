import CaseOperations
import Casework

/// Rows as typed, and how a draft keeps them: separators that no keyboard types and no text field takes.
enum FormRows {
    private static let betweenRows: Character = "\u{1E}"
    private static let betweenCells: Character = "\u{1F}"
    private static let afterName: Character = "\u{1D}"

    static func encoded(_ rows: [[String: String]]) -> String {
        rows.map { row in
            row.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key)\(afterName)\($0.value)" }.joined(
                separator: String(betweenCells))
        }.map { $0 + String(betweenCells) }.joined(separator: String(betweenRows))
    }

    static func decoded(_ text: String) -> [[String: String]] {
        if text.isEmpty { return [] }
        return text.split(separator: betweenRows, omittingEmptySubsequences: false).map { line in
            var row: [String: String] = [:]
            for cell in line.split(separator: betweenCells) {
                let pieces = cell.split(separator: afterName, maxSplits: 1, omittingEmptySubsequences: false)
                if pieces.count == 2 { row[String(pieces[0])] = String(pieces[1]) }
            }
            return row
        }
    }

    /// The rows as values, or the sentence about the first that cannot be read.
    static func read(_ rows: [[String: String]], of field: Field, today: CivilDate) -> (value: FieldValue?, problem: String?) {
        var values: [[String: FieldValue]] = []
        for (index, row) in rows.enumerated() {
            var value: [String: FieldValue] = [:]
            for column in field.columns {
                let typed = row[column.id] ?? ""
                if typed.allSatisfy(\.isWhitespace) { continue }
                guard let cell = ValueWording.read(typed, for: column, today: today) else {
                    return (nil, "Row \(index + 1), \(column.label.plain): it takes \(Wording.wanted(column.kind)).")
                }
                value[column.id] = cell
            }
            values.append(value)
        }
        let whole = FieldValue.rows(values)
        if let problem = field.problem(with: whole) { return (nil, FormProblem.sentence(problem, of: field)) }
        return (whole, nil)
    }

    /// The sums of the totalled columns, of the cells that can be read.
    static func totals(_ rows: [[String: String]], of field: Field, today: CivilDate) -> [(column: Field, sum: Int)] {
        field.columns.filter(\.isTotalled).map { column in
            let numbers = rows.compactMap { row in row[column.id].flatMap { ValueWording.read($0, for: column, today: today)?.integer } }
            return (column, numbers.reduce(0) { $0.addingReportingOverflow($1).partialValue })
        }
    }
}
