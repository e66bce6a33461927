import CaseOperations
import CaseStorage
import Casework
import RecordMatching
public import TextCanvas

extension FindScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let (head, rest) = rect.splitTop(Self.headRows)
        canvas.put("FIND", column: head.column + 1, row: head.row + 1, role: .heading)
        field.draw(
            into: &canvas, in: Rect(column: head.column + 7, row: head.row + 1, columns: max(4, head.columns - 9), rows: 1), focused: true)
        let cursor = canvas.cursor
        let body = rest.inset(columns: 1, rows: 0)
        if matches.isEmpty {
            let lines = emptyLines
            for (index, line) in lines.enumerated() where index < body.rows {
                canvas.put(line.truncated(to: body.columns), column: body.column, row: body.row + index, role: .muted)
            }
        } else {
            var shown = list
            shown.setHeight(body.rows)
            let columns = Columns([
                .init("NAME", minimum: 14, maximum: 32, rank: 9), .init("BORN", minimum: 11, maximum: 11, rank: 8),
                .init("TELEPHONE", minimum: 14, maximum: 16, rank: 6), .init("WHERE", minimum: 10, rank: 5),
                .init("BY", minimum: 8, maximum: 11, rank: 7),
            ])
            shown.draw(into: &canvas, in: body, focused: true) { index, width in
                let match = matches[index]
                // Who somebody is shows in these as well.
                let facts =
                    context.namesHidden
                    ? ["", "", ""]
                    : [match.details.birthDate.map(DateWording.long) ?? "", match.details.phones?.first ?? "", match.details.city ?? ""]
                return columns.row(
                    [Span(context.name(match.details.sortName))] + facts.map { Span($0, .muted) } + [Span(match.matched.word, .match)],
                    width: width)
            }
        }
        canvas.restoreCursor(cursor)
    }

    private var emptyLines: [String] {
        guard let answered else {
            return [
                "Type what you hear: part of a name, a telephone number, a birth date,",
                "a birth year or a case number. More words find fewer people.", "",
                "  ort mar          Ortega, Marisol", "  ortega 1979      born that year", "  555-0142         by telephone",
                "  LIP-2026-000123  by case number",
            ]
        }
        return ["Nobody is found by \u{201C}\(answered)\u{201D}.", "Try fewer letters, or press \u{23CE} to enter them as somebody new."]
    }
}

extension SearchKey.Kind {
    /// Why a line was found, in a word.
    var word: String {
        switch self {
        case .name: "name"
        case .phone: "telephone"
        case .birthDate: "birth date"
        case .caseNumber: "case"
        case .externalID: "register"
        }
    }
}
