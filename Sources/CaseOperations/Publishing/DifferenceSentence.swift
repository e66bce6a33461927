import Casework

/// One key of a definition that says something else, as a sentence.
struct DifferenceSentence {
    let wording: DifferenceWording
    let place: AgencyDifference.Place
    let detail: AgencyDifference.Detail

    private var subject: String { wording.title(place) }
    private var from: String? { detail.from.map { Wording.shown($0, limit: 120) } }
    private var to: String? { detail.to.map { Wording.shown($0, limit: 120) } }

    var text: String {
        switch (place.kind, detail.key) {
        case (_, "title"), (_, "label"), (.item, "text"): return renamed
        case (.caseType, "version"): return "It goes from version \(from ?? "-") to \(to ?? "-")."
        case (.state, "due"): return term(none: "no limit")
        case (.queue, "target"): return term(none: "no target")
        case (.state, "final"): return flag("\(subject) is final now.", "\(subject) is not final any more.")
        case (.state, "waiting-on"):
            return flag(
                "At \(subject), the office now waits for the constituent.", "At \(subject), the office no longer waits for anybody.")
        case (.state, "queue"), (.caseType, "queue"), (.timer, "queue"): return plain("queue", as: .queue)
        case (.caseType, "initial"): return plain("first state", as: .state)
        case (.transition, "from"): return list("can", "be done from", as: .state)
        case (.transition, "to"): return leads
        case (.transition, "requires"): return list("requires", as: .field)
        case (.transition, "roles"): return roles
        case (.transition, "not-by"): return list("needs somebody else than whoever took", as: .transition)
        case (.transition, "reason"): return flag("\(subject) now needs a reason.", "\(subject) no longer needs a reason.")
        case (.transition, "checklist"):
            return flag("\(subject) now needs the whole checklist ticked.", "\(subject) no longer needs the checklist ticked.")
        case (.transition, "reopen"): return flag("\(subject) now reopens a case.", "\(subject) no longer reopens a case.")
        case (.transition, "restarts"): return flag("\(subject) now starts the clock anew.", "\(subject) no longer starts the clock anew.")
        case (.timer, "in"): return list("runs at", as: .state)
        case (.caseType, "checklists"): return list("has the checklist", as: .checklist)
        case (.calendar, "closed"): return list("is", "closed on", as: nil)
        case (.calendar, "weekend"): return list("has as its weekend", as: nil)
        case (.field, "required"):
            return flag("\(subject) must now be filled in to open a case.", "\(subject) need no longer be filled in to open a case.")
        case (.field, "protected"):
            return flag("\(subject) is now shown by its last four characters only.", "\(subject) is now shown in full.")
        case (_, "other"): return "\(subject) says something else."
        default: return detail.key.hasPrefix("order of ") ? ordered : plain(label, as: nil)
        }
    }

    private var renamed: String {
        guard let from, let to else { return plain("name", as: nil) }
        return "\u{201C}\(from)\u{201D}\(wording.mark(place)) is now called \u{201C}\(to)\u{201D}."
    }

    private var ordered: String { "The \(detail.key) is now: \(to ?? "-")." }

    /// "Under review now has 15 business days, not 10."
    private func term(none: String) -> String {
        switch (from, to) {
        case (let from?, let to?):
            guard let before = Term(from), let after = Term(to) else { return "\(subject) now has \(to), not \(from)." }
            return "\(subject) now has \(after), not \(before.unit == after.unit ? String(before.count) : from)."
        case (nil, let to?): return "\(subject) now has \(to); there was \(none)."
        case (let from?, nil): return "\(subject) now has \(none); there were \(from)."
        case (nil, nil): return "\(subject) says something else."
        }
    }

    private var leads: String {
        let (before, after) = (names(detail.from, .state), names(detail.to, .state))
        return "\(subject) now leads to \(after), not to \(before)."
    }

    private var roles: String {
        func who(_ text: String?) -> String {
            let titles = items(text).map { id in
                let title = name(id, .role)
                return id == Role.system ? title : "\(Self.article(title.lowercased()))\(title.lowercased())"
            }
            return titles.isEmpty ? "any caseworker" : Wording.list(titles, "or")
        }
        return "\(subject) is now for \(who(detail.to)), not for \(who(detail.from))."
    }

    /// A list that gained and lost some.
    private func list(_ verb: String, as kind: AgencyDifference.Place.Kind?) -> String { list("", verb, as: kind) }

    /// The same with an auxiliary, behind which "now" stands.
    private func list(_ auxiliary: String, _ verb: String, as kind: AgencyDifference.Place.Kind?) -> String {
        let (before, after) = (items(detail.from), items(detail.to))
        let (more, less) = (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
        func told(_ ids: [String]) -> String { Wording.list(ids.map { name($0, kind) }, "and") }
        func said(_ adverb: String, _ ids: [String]) -> String {
            [subject, auxiliary, adverb, verb, told(ids)].filter { !$0.isEmpty }.joined(separator: " ")
        }
        if more.isEmpty { return less.isEmpty ? "\(subject) names the same in another order." : "\(said("no longer", less))." }
        return less.isEmpty ? "\(said(before.isEmpty ? "now" : "now also", more))." : "\(said("now", more)), and no longer \(told(less))."
    }

    private func plain(_ label: String, as kind: AgencyDifference.Place.Kind?) -> String {
        switch (detail.from, detail.to) {
        case (nil, nil): "\(subject) says something else."
        case (nil, _): "\(subject) now has \(Self.article(label))\(label): \(names(detail.to, kind))."
        case (_, nil): "\(subject) no longer has \(Self.article(label))\(label); it was \(names(detail.from, kind))."
        default: "\(subject): the \(label) is now \(names(detail.to, kind)), not \(names(detail.from, kind))."
        }
    }

    private func flag(_ on: String, _ off: String) -> String { detail.to == nil ? off : on }

    /// The pack's key in words.
    private var label: String {
        switch detail.key {
        case "guard": "condition"
        case "when": "condition"
        case "do": "step"
        case "after": "time"
        case "law": "limit by law"
        case "time-zone": "time zone"
        default: Wording.shown(detail.key).replacing("-", with: " ")
        }
    }

    private func items(_ text: String?) -> [String] { text.map { $0.split(separator: ", ").map(String.init) } ?? [] }

    /// Identifiers by what they are called, where the text is nothing but identifiers.
    private func names(_ text: String?, _ kind: AgencyDifference.Place.Kind?) -> String {
        guard let text else { return "none" }
        guard let kind else { return Wording.shown(text, limit: 120) }
        return Wording.list(items(text).map { name($0, kind) }, "and")
    }

    private func name(_ id: String, _ kind: AgencyDifference.Place.Kind?) -> String {
        switch (kind, id) {
        case (.state?, "any"): return "any open state"
        case (.state?, "same"): return "the state it is in"
        case (.state?, "start"): return "nowhere (it opens a case)"
        case (.role?, "system"): return "the clock"
        case (nil, _): return CivilDate(id).map { DateWording.long($0) } ?? Wording.shown(id)
        case (let kind?, _):
            let isOwn = kind == .queue || kind == .role || kind == .checklist
            return wording.title(.init(kind, isOwn ? [id] : [place.path.first ?? "", id]))
        }
    }

    private static func article(_ noun: String) -> String { "aeiou".contains(noun.first ?? "x") ? "an " : "a " }
}

extension Term {
    /// Whether it counts days of the week or days the office is open.
    fileprivate var unit: String {
        switch self {
        case .days: "days"
        case .businessDays: "business days"
        }
    }
}
