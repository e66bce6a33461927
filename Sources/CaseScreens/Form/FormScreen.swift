public import CaseOperations
import CaseStorage
public import Casework
import TextCanvas

/// A form being filled in, whatever it is for: opening a case, a step that asks something, a change, a constituent, a
/// contact. What is typed is kept as a draft with every field left, so that at most the field being typed is lost.
public struct FormScreen: ScreenState {
    /// A sentence above the fields.
    struct Notice: Sendable, Equatable {
        let text: String
        let role: TextCanvas.Role
    }

    let purpose: FormPurpose
    /// What it is: `Livestock Indemnity Program application`.
    var heading: String
    /// Who it is about.
    var name: String
    var entries: [FormEntry] = []
    var focus = FormStop.save
    /// The row whose cells are shown one to a line.
    var openRow: FormRowPlace?
    /// The version that was looked at; a later one is a conflict.
    var seen: UInt64?
    /// The same of a person: the version of each of their records.
    var seenRecords: [ConstituentID: UInt64] = [:]
    /// Whom the record that the form is about stood for when it was looked at.
    var standsFor: ConstituentID?
    /// Details that the form does not ask for stay as they are.
    var details = ConstituentDetails()
    var isSaving = false
    /// Whether the cursor has just come to its field: then the first character typed replaces a date or number.
    var isFresh = true
    var notice: Notice?
    var hasLookedForDraft = false
    /// The draft as it was last kept in the store.
    var kept: [String: String] = [:]
    /// What a draft holds for fields that are not known yet.
    var waitingTyped: [String: String] = [:]
    /// The cell being typed into.
    var cellInput = TextField()
    /// Who in the register may be the one that is being entered, the likeliest first.
    var resembling: [Resembling] = []
    /// For what they were looked for last.
    var lookedFor: ConstituentDetails?
    /// Fields that were filled in when the form was made, so that an older draft does not undo them.
    var given: Set<String> = []
    /// The case to be opened for somebody new, once they are in the register.
    var follows: CaseFromAnswers?
    /// Whether the masked field that has the focus was empty when it got it.
    var showsProtected = false

    init(_ purpose: FormPurpose, heading: String, name: String) {
        self.purpose = purpose
        self.heading = heading
        self.name = name
    }

    /// - Parameters:
    ///   - way: the transition it comes in by, where somebody chose one.
    ///   - values: what is known already, such as from an interview; it stands there as if it had been typed.
    public init(
        opening type: CaseType, by way: String? = nil, for constituent: ConstituentID, name: String, today: CivilDate,
        values: FieldValues = [:]
    ) {
        self.init(.opening(type: type.id, constituent: constituent, way: way), heading: OpeningWays.heading(type, way), name: name)
        fill(FormFields.opening(type, by: way, today: today))
        for index in entries.indices {
            guard let value = values[entries[index].field.id] else { continue }
            entries[index].setTyped(FormEntry.typed(value, of: entries[index].field))
            given.insert(entries[index].field.id)
        }
        guard !given.isEmpty else { return }
        let count = given.count == 1 ? "One field is" : "\(given.count) fields are"
        notice = Notice(text: "\(count) filled in from the interview. Look them over, and fill in the rest.", role: .accent)
    }

    public init(editing view: ConstituentView) {
        self.init(.constituent(view.constituent.id), heading: "Details", name: view.details.sortName)
        take(view)
    }

    /// - Parameter text: what was searched for in vain; names, a birth date and a telephone number are taken from it.
    public init(newConstituent text: String, today: CivilDate? = nil) {
        let words = String(text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(60))
        self.init(.newConstituent(words: words), heading: "Somebody new", name: "")
        fill(FormFields.constituent(ConstituentDetails()))
        let guess = FormFields.guessed(from: text, today: today)
        for (id, typed) in guess.typed { set(typed, of: id) }
        // Nothing that was typed is lost, even where nobody can tell what it was.
        if !guess.rest.isEmpty { notice = Notice(text: "Also typed: \(guess.rest.joined(separator: " "))", role: .muted) }
    }

    public init(contactWith constituent: ConstituentID, cases: [CaseID], name: String) {
        self.init(.contact(constituent, cases: cases), heading: "A call, visit or letter", name: name)
        fill(FormFields.contact())
    }

    public init(editing view: CaseView, at field: String? = nil) {
        self.init(.editing(view.record.id), heading: view.type.title.plain, name: view.constituent.sortName)
        take(view)
        if let field, let index = entries.firstIndex(where: { $0.field.id == field }) { focus = stops(of: index)[0] }
    }

    public init(moving view: CaseView, by transition: String) {
        self.init(.moving(view.record.id, transition: transition), heading: "", name: view.constituent.sortName)
        take(view)
    }

    /// A form taken up again; nil when its key names nothing that is known here.
    public init?(draft: FormDraft, _ context: ScreenContext) {
        guard var purpose = FormPurpose(key: draft.key) else { return nil }
        if case .contact(let id, _) = purpose {
            purpose = .contact(
                id, cases: (draft.typed[FormFields.cases] ?? "").split(separator: " ").compactMap { CaseID(hex: String($0)) })
        }
        self.init(purpose, heading: draft.title, name: "")
        switch purpose {
        case .opening(let id, _, let way):
            guard let type = context.agency.caseType(id) else { return nil }
            heading = OpeningWays.heading(type, way)
            name = FormsMenu.name(in: draft.title)
            fill(FormFields.opening(type, by: way, today: context.today))
        case .newConstituent: fill(FormFields.constituent(ConstituentDetails()))
        case .contact:
            name = FormsMenu.name(in: draft.title)
            fill(FormFields.contact())
        case .editing, .moving, .constituent: break
        }
        takeUp(draft)
    }

    public var groups: [Command.Group] { [.aForm] }

    public func title(_ context: ScreenContext) -> String {
        name.isEmpty ? heading : "\(context.name(name)) \u{00B7} \(heading)"
    }

    public var takesLetters: Bool {
        switch focusedField?.kind {
        case nil, .choice, .yesNo: false
        default: true
        }
    }

    public func hints(_ context: ScreenContext) -> [Command] {
        if isNewConstituent, !resembling.isEmpty { return [.save, .openSame, .back, .startAfresh] }
        return rowsEntry == nil ? [.save, .back, .startAfresh] : [.save, .addRow, .removeRow, .back, .startAfresh]
    }

    public func loads(_ context: ScreenContext) -> [Effect] {
        var effects: [Effect] = hasLookedForDraft ? [] : [.loadForms]
        if let id = purpose.caseID { effects.append(.loadCase(id)) }
        switch purpose {
        case .constituent(let id): effects.append(.loadConstituent(id))
        case .newConstituent: if !isSaving, let details = typedDetails(context) { effects.append(.resembling(details)) }
        case .opening(_, let id, _) where name.isEmpty, .contact(let id, _) where name.isEmpty: effects.append(.loadConstituent(id))
        default: break
        }
        return effects
    }

    /// The draft, when anything differs from what the form began with. While it is being saved the store has the draft
    /// already, and drops it with the commit.
    public func unsaved(_ context: ScreenContext) -> FormDraft? {
        let typed = changedTyped
        if typed.isEmpty || isSaving { return nil }
        return FormDraft(
            key: purpose.key, title: name.isEmpty ? heading : "\(heading)\(FormsMenu.separator)\(name)", typed: typed,
            savedAt: context.now.utcMilliseconds)
    }

    /// Whether the form waits for the case it is about.
    var isReading: Bool { entries.isEmpty && seen == nil }

    var changedTyped: [String: String] {
        if isReading { return waitingTyped }
        var typed = Dictionary(entries.filter(\.isChanged).map { ($0.field.id, $0.typed) }) { first, _ in first }
        if !typed.isEmpty, case .contact(_, let cases) = purpose, !cases.isEmpty {
            typed[FormFields.cases] = cases.map(\.hex).joined(separator: " ")
        }
        return typed
    }

    // MARK: Filling

    mutating func fill(_ new: [FormEntry]) {
        entries = new
        focus = stops.first ?? .save
        applyWaiting()
    }

    /// Takes a case as it is now: fields not touched here follow it.
    mutating func take(_ view: CaseView) {
        seen = view.record.version
        name = view.constituent.sortName
        switch purpose {
        case .editing:
            heading = view.type.title.plain
            if entries.isEmpty { fill(FormFields.editing(view)) } else { rebase(view.record.values) }
        case .moving(_, let transition):
            heading = view.type.workflow.transition(transition)?.title.plain ?? transition
            let fresh = FormFields.moving(view, by: transition)
            if entries.isEmpty { fill(fresh) }
        default: break
        }
    }

    /// Takes a person as they are now: fields not touched here follow, and one that somebody else changed too says so.
    mutating func take(_ view: ConstituentView) {
        (details, seenRecords, standsFor) = (view.details, view.versions, view.constituent.id)
        let fresh = FormFields.constituent(view.details)
        if entries.isEmpty { return fill(fresh) }
        for entry in fresh {
            guard let index = entries.firstIndex(where: { $0.field.id == entry.field.id }) else { continue }
            entries[index].rebase(entry.typed.isEmpty ? nil : .text(entry.typed))
        }
    }

    private mutating func rebase(_ values: FieldValues) {
        for index in entries.indices { entries[index].rebase(values[entries[index].field.id]) }
    }

    mutating func set(_ typed: String, of id: String) {
        guard let index = entries.firstIndex(where: { $0.field.id == id }) else { return }
        entries[index].setTyped(typed)
    }

    mutating func takeUp(_ draft: FormDraft) {
        hasLookedForDraft = true
        kept = draft.typed
        waitingTyped = draft.typed.filter { !given.contains($0.key) }
        notice = Notice(
            text: given.isEmpty
                ? "Taken up again as you left it. ^X begins afresh."
                : "Filled in from the interview, the rest as you left it. ^X begins afresh.",
            role: .accent)
        applyWaiting()
    }

    /// Takes over from a newer form of the same kind what stands empty here.
    mutating func fillBlanks(from new: FormScreen) {
        for entry in new.entries where new.given.contains(entry.field.id) {
            guard let index = entries.firstIndex(where: { $0.field.id == entry.field.id }), entries[index].isBlank else { continue }
            entries[index].setTyped(entry.typed)
        }
    }

    private mutating func applyWaiting() {
        guard !entries.isEmpty else { return }
        for (id, typed) in waitingTyped { set(typed, of: id) }
        waitingTyped = [:]
    }
}
