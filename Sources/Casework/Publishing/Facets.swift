import CommonExpressions

/// One key of a definition, with what the pack writes there; nil is not written.
struct Facet {
    let key: String
    let text: String?

    init(_ key: String, _ text: String?) {
        self.key = key
        self.text = text
    }

    init(_ key: String, _ names: [String]) { self.init(key, names.isEmpty ? nil : names.joined(separator: ", ")) }
    init(_ key: String, _ flag: Bool) { self.init(key, flag ? "true" : nil) }
    init(_ key: String, _ number: Int?) { self.init(key, number.map(String.init)) }
    init(_ key: String, _ day: CivilDate?) { self.init(key, day?.description) }
}

/// A definition that can be held against another of its kind, key by key.
protocol Faceted: Equatable {
    /// What tells it from its neighbours.
    var name: String { get }
    /// Every key but those that hold definitions of their own.
    var facets: [Facet] { get }
}

/// A text in each language: the office's own under the key, others under the key and the language.
func facets(_ key: String, _ text: LocalizedText?) -> [Facet] {
    guard let text else { return [] }
    return text.byLanguage.sorted { $0.key < $1.key }.map { language, words in
        Facet(language == text.fallback ? key : "\(key) (\(language))", words)
    }
}

func flat(_ text: LocalizedText?) -> String? {
    text.map { text in
        text.byLanguage.count == 1
            ? text.plain : text.byLanguage.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
    }
}

extension Clock {
    /// As the pack writes it: `10 days from received, pauses`.
    var text: String {
        let from: String? =
            switch start {
            case .entering: nil
            case .opened: "opened"
            case .received: "received"
            case .transition(let id), .field(let id): id
            }
        return "\(term)\(from.map { " from \($0)" } ?? "")\(pauses ? ", paused while waiting" : "")"
    }
}

extension LegalLimit {
    var text: String { cites.isEmpty ? "\(term)" : "\(term) (\(cites.joined(separator: ", ")))" }
}

extension DueRule {
    var text: String {
        choices.map { choice in
            choice.clock.text + (choice.when.map { " when \($0.source)" } ?? "") + (choice.law.map { ", by law \($0.text)" } ?? "")
        }.joined(separator: "; else ")
    }
}

extension Agency {
    var facets: [Facet] {
        [Facet("agency", id)] + Casework.facets("title", title) + [Facet("time-zone", timeZone), Facet("languages", languages)]
    }
}

extension BusinessCalendar {
    var facets: [Facet] {
        [
            Facet("weekend", Weekday.allCases.filter(weekend.contains).map(\.rawValue)), Facet("holidays", holidays.rawValue),
            Facet("closed", closed.sorted().map(\.description)),
        ]
    }
}

extension SheetText {
    var facets: [Facet] {
        [Facet("address", address), Facet("help-line", helpLine), Facet("website", website)]
            + paragraphs.sorted { $0.key < $1.key }.flatMap { Casework.facets($0.key, $0.value) }
    }
}

extension Queue: Faceted {
    var name: String { id }
    var facets: [Facet] { Casework.facets("title", title) + [Facet("target", target?.text), Facet("law", law?.text)] }
}

extension Role: Faceted {
    var name: String { id }
    var facets: [Facet] { Casework.facets("title", title) + [Facet("extends", extends)] }
}

extension CaseType: Faceted {
    var name: String { id }
    var facets: [Facet] {
        [Facet("version", version)] + Casework.facets("title", title) + [
            Facet("prefix", prefix), Facet("queue", queue), Facet("checklists", checklists), Facet("initial", workflow.initial),
        ]
    }
}

extension Field: Faceted {
    var name: String { id }
    var facets: [Facet] {
        let isDay = kind == .date
        func bound(_ value: Int?) -> String? { value.map { isDay ? CivilDate(dayNumber: $0).description : String($0) } }
        return Casework.facets("label", label) + Casework.facets("help", help) + [
            Facet("type", kind.rawValue), Facet("minimum", bound(minimum)), Facet("maximum", bound(maximum)),
            Facet("maximum-length", maximumLength), Facet("pattern", pattern?.rawValue),
            Facet("choices", choices.map { "\($0.id): \(flat($0.title) ?? "")" }), Facet("total", isTotalled),
            Facet("protected", isProtected), Facet("required", isRequiredToOpen), Facet("obtained-in", obtainedIn),
        ]
    }
}

extension State: Faceted {
    var name: String { id }
    var facets: [Facet] {
        Casework.facets("title", title) + [
            Facet("due", due?.text), Facet("queue", queue), Facet("waiting-on", waitingOn?.rawValue), Facet("final", isFinal),
        ]
    }
}

extension Transition: Faceted {
    var name: String { id }

    private var origin: String {
        switch from {
        case .states(let states): states.joined(separator: ", ")
        case .any: "any"
        case .start: "start"
        }
    }

    private var destination: String {
        switch to {
        case .state(let state): state
        case .same: "same"
        case .choice(let branches):
            branches.map { ($0.state ?? "same") + ($0.when.map { " when \($0.source)" } ?? "") }.joined(separator: "; else ")
        }
    }

    var facets: [Facet] {
        Casework.facets("title", title) + [
            Facet("from", origin), Facet("to", destination), Facet("requires", requires),
            Facet("reason", requiresReason ? "required" : nil), Facet("roles", roles), Facet("not-by", notBy),
            Facet("guard", guards.isEmpty ? nil : guards.map { "\($0.when.source) (\(flat($0.otherwise) ?? ""))" }.joined(separator: "; ")),
            Facet("checklist", requiresChecklist ? "done" : nil), Facet("reopen", reopens), Facet("within", within?.description),
            Facet("restarts", restartsDue ? "due" : nil),
        ]
    }
}

extension Timer: Faceted {
    var name: String { id }

    var facets: [Facet] {
        let does: Facet =
            switch action {
            case .remind(let whom): Facet("remind", whom.rawValue)
            case .queue(let queue): Facet("queue", queue)
            case .take(let transition): Facet("do", transition)
            }
        return [Facet("in", states), Facet("after", clock.text), Facet("when", when?.source), does]
    }
}
