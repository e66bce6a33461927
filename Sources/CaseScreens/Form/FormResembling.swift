import CaseOperations
import CaseStorage
import Casework
import RecordMatching
import TextCanvas

/// Somebody new may be in the register already: who resembles them is looked for while the form is filled in, without
/// ever being waited for, and shown below it.
extension FormScreen {
    /// Lines of the warning at most, besides its head.
    static let mostResembling = 3

    private static var openTag: String { "same:" }
    static var anywayTag: String { "anyway" }

    var isNewConstituent: Bool { if case .newConstituent = purpose { true } else { false } }

    /// What has been typed of the new person so far; nil while that is nothing anybody could be known by.
    func typedDetails(_ context: ScreenContext) -> ConstituentDetails? {
        guard isNewConstituent else { return nil }
        var values: FieldValues = [:]
        for entry in entries { if let value = entry.read(today: context.today).value { values[entry.field.id] = value } }
        let details = constituentDetails(values)
        let isKnown = !details.sortName.isEmpty || details.phones != nil || details.externalID != nil
        return isKnown ? details : nil
    }

    /// The name that was entered, as lists have it.
    func enteredName(_ context: ScreenContext) -> String { typedDetails(context)?.sortName ?? "" }

    /// Asks anew when what was typed of them changed.
    mutating func look(_ context: ScreenContext) -> [Step] {
        guard isNewConstituent, !isSaving else { return [] }
        let details = typedDetails(context)
        guard details != lookedFor else { return [] }
        lookedFor = details
        guard let details else {
            resembling = []
            return []
        }
        return [.run(.resembling(details))]
    }

    // MARK: Choosing

    func openResembling(_ context: ScreenContext) -> [Step] {
        if resembling.count == 1 { return [.answerPrompt(tag: Self.openTag + resembling[0].id.hex)] }
        return [.show(.menu(MenuOverlay(title: "In the register already", choices: choices(context))))]
    }

    /// Asks once more before somebody is entered who is almost certainly here.
    func warning(_ context: ScreenContext) -> MenuOverlay {
        MenuOverlay(
            title: "Almost certainly in the register already",
            choices: choices(context) + [
                .init(
                    Menu.Item("Save as somebody new all the same", key: "s", detail: "the two can be merged later"),
                    [.answerPrompt(tag: Self.anywayTag)])
            ])
    }

    private func choices(_ context: ScreenContext) -> [MenuOverlay.Choice] {
        resembling.prefix(Self.mostResembling).enumerated().map { index, one in
            let because = DuplicateWords.because(one.likeness)
            return .init(
                Menu.Item(
                    "Open \(context.name(one.details.sortName))", key: String(index + 1), detail: because),
                [.answerPrompt(tag: Self.openTag + one.id.hex)])
        }
    }

    /// What was chosen of those menus; nil where the tag is of another question.
    mutating func settle(tag: String, _ context: ScreenContext) -> [Step]? {
        if tag == Self.anywayTag { return save(context, anyway: true) }
        guard tag.hasPrefix(Self.openTag), let id = ConstituentID(hex: String(tag.dropFirst(Self.openTag.count))) else { return nil }
        // They are who the case is for.
        if let follows, let name = resembling.first(where: { $0.id == id })?.details.sortName {
            return [.run(.discardForm(purpose.key))] + follows.steps(instead: id, name: name, context)
        }
        return keep(context) + [
            .push(.constituent(ConstituentScreen(id))),
            .say("The form is kept half filled in: \(context.keys.keys(for: .back).label) comes back to it.", .plain),
        ]
    }

    // MARK: Drawing

    /// The form itself, and below it the warning where there is one.
    func parts(of rect: Rect) -> (form: Rect, warning: Rect) {
        let lines = min(resembling.count, Self.mostResembling, rect.rows < 18 ? 1 : Self.mostResembling)
        let (form, warning) = rect.splitBottom(lines == 0 || rect.rows < 8 ? 0 : lines + 1)
        return (form, warning)
    }

    func drawWarning(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard rect.rows > 1 else { return }
        let key = context.keys.keysWhileTyping(for: .openSame)?.label ?? ""
        let more = resembling.count > rect.rows - 1 ? " \(resembling.count)" : ""
        canvas.put(
            [
                Span("IN THE REGISTER ALREADY?\(more)  ", .heading), Span(key, .key),
                Span(rect.columns < 60 ? " opens" : " opens them and keeps this form", .muted),
            ], column: rect.column + 1, row: rect.row, width: rect.columns - 2)
        let isNarrow = rect.columns < 60
        let columns = Columns([
            .init("", minimum: isNarrow ? 16 : 25, maximum: isNarrow ? 16 : 25, rank: 9), .init("", minimum: 16, maximum: 24, rank: 10),
            .init("", minimum: 11, maximum: 11, rank: 7), .init("", minimum: 12, rank: 6),
        ])
        for (index, one) in resembling.prefix(rect.rows - 1).enumerated() {
            let words = isNarrow && one.likeness.band == .same ? "almost certainly" : MatchWording.likeness(one.likeness)
            let born = context.namesHidden ? "" : one.details.birthDate.map(DateWording.long) ?? ""
            let row = columns.row(
                [
                    Span(words, DuplicateWords.role(of: one.likeness)), Span(context.name(one.details.sortName), .strong),
                    Span(born, .muted),
                    Span(DuplicateWords.because(one.likeness), .muted),
                ], width: rect.columns - 2)
            canvas.put(row, column: rect.column + 1, row: rect.row + 1 + index, width: rect.columns - 2)
        }
    }
}
