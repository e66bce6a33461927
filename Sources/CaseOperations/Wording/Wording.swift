public import CaseStorage
public import Casework

/// Facts to sentences: what happened, why, what to do next. The only place that makes sentences of failures.
public struct Wording: Sendable {
    let agency: Agency?
    let staff: [StaffMember]

    public init(agency: Agency?, staff: [StaffMember] = []) {
        self.agency = agency
        self.staff = staff
    }

    public func sentence(_ failure: OperationFailure) -> String {
        switch failure {
        case .refused(let refusal, let type): return sentence(refusal, caseType: type.flatMap { agency?.caseType($0) })
        case .storage(let failure): return sentence(failure)
        case .notFound(let thing, let typed, let suggestions):
            let shown = Self.shown(typed)
            let next = suggestions.isEmpty ? Self.advice(about: thing) : "Did you mean \(Self.list(suggestions, "or"))?"
            return thing == .caseNumber && CaseNumber.read(typed).isMistyped
                ? "\(shown) is not a case number: its last character does not fit the others. \(next)"
                : "There is no \(name(of: thing)) \(shown) in this store. \(next)"
        case .ambiguous(let thing, let typed, let candidates):
            return
                "More than one \(name(of: thing)) goes by \(Self.shown(typed)): \(Self.list(candidates.map { String($0.prefix(12)) }, "or")). Type more of it."
        case .unreadable(let field, _, let wanted):
            // What was typed may be somebody's number or birth date, so it is not said again.
            return "\(Self.shown(field)): this cannot be read; it takes \(wanted)."
        case .printing(let why): return "The sheet was not printed: \(Self.clause(why)). Choose another printer, a file, or print later."
        case .pack(let problems):
            return "The agency pack cannot be used: \(Self.clause(problems.first ?? "it has errors")). See: caseload agency check"
        case .unpublishable(let problem, let more):
            return PublishProblemWording(wording: self).sentence(problem) + (more > 0 ? " (\(more) more.)" : "")
        case .madeAnew:
            return "The store was made anew meanwhile, or took another agency pack, so nothing was done. Leave, and open it again."
        case .leftStaff(let login):
            return "\(Self.shown(login)) is not on the staff of this office any more, so nothing was done. Ask a supervisor."
        }
    }

    public func sentence(_ refusal: Refusal, caseType type: CaseType? = nil) -> String {
        switch refusal {
        case .roleRequired([Role.system]): return "The clock does this by itself when its time has come; nobody else may."
        case .roleRequired(let roles): return "Only \(Self.list(roles.map { article(role($0)) }, "or")) may do this. Ask one of them."
        case .unknownCaseType(let name, let known): return unknown("case type", name, known)
        case .unknownTransition(let name, let known): return unknown("step", name, known)
        case .unknownField(let name, let known): return unknown("field", name, known)
        case .unknownItem(let name, let known): return unknown("checklist item", name, known)
        case .unknownRole(let name, let known): return unknown("role", name, known)
        case .unknownStaff(let name, let known): return unknown("member of staff", name, known)
        case .unknownQueue(let name, let known): return unknown("queue", name, known)
        case .notFromHere(let transition, let state, let from):
            let states = from.map { title(ofState: $0, type) }
            return "\(title(of: transition, type)) cannot be done while the case stands at \(title(ofState: state, type))"
                + (opensCases(transition, type)
                    ? ": it opens a case." : states.isEmpty ? ", which is final." : ": only from \(Self.list(states, "or")).")
        case .fieldsMissing(let fields):
            return "Fill in \(Self.list(fields.map { label($0, type) }, "and")) first."
        case .invalidField(let field, let problem): return "\(label(field, type)): \(phrase(problem, type?.field(field)))."
        case .itemsOpen(let items):
            let texts = items.map { text(ofItem: $0, type) }
            return "Tick \(texts.count == 1 ? texts[0] : "\(texts.count) open checklist items") first."
        case .invalidAnswer(let question, let problem):
            let field = self.question(question)?.field
            return "\(field?.label.plain ?? question): \(phrase(problem, field))."
        case .reasonRequired: return "This step needs a reason. Say why in a few words."
        case .alreadyDoneBySameHand(let transition):
            return
                "You took \u{201C}\(title(of: transition, type))\u{201D} yourself, and this step needs a second pair of eyes. Ask a colleague."
        case .tooLate(let since, let term):
            return
                "It is too late: this could be done for \(term) after \(DateWording.long(since)). Tell the constituent, or ask a supervisor."
        case .guardFails, .conditionFailed, .conditionWaits, .noDestination: return condition(refusal, type)
        case .noInterview:
            return
                "This office's pack has no interview, so there are no programs to find. Its checklists are under: caseload checklist print"
        case .unknownProgram(let name, let known): return unknown("program", name, known)
        case .unknownQuestion(let name, let known): return unknown("question", name, known)
        case .programOpensNothing(let program):
            let title = agency?.program(program)?.title.plain ?? program
            return "This office takes no applications for \u{201C}\(title)\u{201D}. Tell the person where to file."
        case .contradiction(let index):
            let rules = agency?.interview?.consistency ?? []
            return (rules.indices.contains(index) ? rules[index].otherwise.plain : "This does not agree with what was answered before.")
                + " Correct this answer or the other one."
        case .dateInFuture(let date): return "\(DateWording.long(date)) lies in the future. Type the day it happened."
        case .dateOver(let date): return "\(DateWording.long(date)) is over. Type a day that is still to come."
        case .entryWithdrawn: return "This case was entered in error and withdrawn; nothing more can be done with it. Open a new one."
        case .nothingToWithdraw: return "There is no step left to withdraw."
        case .notYourStep(let by): return "The last step is \(name(by))'s, not yours. Ask \(name(by)) to withdraw it."
        case .stepDependedOn(let kind, let by, let at):
            return kind == ChecklistPrinted.kind
                ? "Nothing can be withdrawn: the checklist printed at \(at.localTime) shows it as done. Correct it with a new step."
                : "Your step can no longer be withdrawn: \(KindWording.step(kind)) by \(name(by)) at \(at.localTime) came after it. Correct it with a new step."
        case .nothingChanges: return "That is how it is already; nothing was changed."
        case .alreadyThere: return "The case belongs to that constituent already."
        case .textRequired: return "There is nothing in it. Type a few words."
        case .textTooLong(let limit): return "The text is too long: at most \(limit) characters fit. Shorten it."
        case .nameRequired: return "A name is needed: letters, digits, and not only blanks. Type one."
        case .loginTaken(let login):
            return "Somebody works here as \(Self.shown(login)) already. Change their roles with: caseload staff role"
        case .onlyInTraining: return "This works in training stores only, and this store is live. Make one with: caseload init --training"
        case .notInLive: return "This is a live store, and samples are for training stores only. Nothing was changed."
        case .wayInRequired(let ways):
            return ways.isEmpty
                ? "No way leads into this kind of case, so none can be opened. Ask a designer to look at its workflow."
                : "Cases of this kind come in by several ways: \(Self.list(ways.map { "\(title(of: $0, type)) (\($0))" }, "or")). Say which."
        case .unknownVersion(let type, let version):
            return
                "The case runs on version \(version) of \(Self.shown(type)), and no pack of this store has that version. Restore a backup with: caseload store restore"
        case .caseClosed: return "The case is closed; nothing was done with it."
        case .timerNotRunning: return "That clock does not run on this case any more; nothing was done."
        case .noSuchStateThere(let state):
            return "The new version has no state \u{201C}\(Self.shown(state))\u{201D}. Name another one in the plan."
        case .wouldClose(let state):
            return
                "The plan would close cases by moving them to \u{201C}\(Self.shown(state))\u{201D}, and nobody decided that. Name an open state."
        case .sampleAlreadyLoaded: return "There are people in this store already. Empty it first with: caseload sample reset --empty"
        case .sameConstituent: return "Both are the same constituent. Name another one."
        case .mergedAlready(let alias, let kept):
            return
                "The record \(Self.short(alias)) is merged into \(Self.short(kept)) already. Name that one, or separate them first with: caseload constituent unmerge \(Self.short(alias))"
        case .notMerged(let id): return "The record \(Self.short(id)) is merged into nobody, so there is nothing to separate."
        case .oneAlready: return "These two are one in the register. Separate them first with: caseload constituent unmerge"
        case .saidToDiffer(let by, let at):
            return
                "These two were said not to be the same, by \(name(by)) on \(DateWording.long(at.date)). Compare them; to merge them all the same, confirm it (--anyway)."
        case .noChecklist: return "This case type has no such checklist."
        }
    }

    public func sentence(_ failure: StorageFailure) -> String {
        switch failure {
        case .conflict(_, let expected, let actual):
            return
                "Somebody else changed it in the meantime (\(actual > expected ? (actual - expected == 1 ? "1 step" : "\(actual - expected) steps") : "another version")). What you typed is kept; look at the change and do it again."
        case .missing(let thing):
            return thing == .store
                ? "There is no store here. Make one with: caseload init --agency DIR" : "It is not in this store. Search for it again."
        case .busy(let holder):
            return "The store is busy\(holder.map { ": \(Self.clause($0)) is writing" } ?? ""). Try again in a moment; nothing was lost."
        case .corrupt(let what): return "The store is damaged (\(Self.clause(what))). Restore a backup with: caseload store restore"
        case .damaged(let sequence, let what):
            return
                "The ledger does not agree with itself\(sequence.map { " at event \($0)" } ?? ""): \(Self.clause(what)). See: caseload audit verify"
        case .unavailable(let why): return "The store cannot be used: \(Self.clause(why))."
        case .readOnly: return "The store may only be read, so nothing was changed. Check its file's permissions."
        case .noSpace: return "There is no space left for the store, so nothing was changed. Free some and do it again."
        case .foreign: return "This file is not a Caseload store, and it was not touched. Name another with --store."
        case .newerFormat(let found, let known):
            return "This store was made by a newer Caseload (format \(found); this program knows \(known)). Install the newer version."
        case .requestReused: return "This request id was used before for something else. Use a new one."
        case .alreadyExists: return "There is something at that path already, and it was not touched. Choose another."
        case .stopped: return "Stopped. What was done so far stays, and the store is whole."
        }
    }

    /// `a, b and c`.
    public static func list(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
    }

    private func unknown(_ thing: String, _ typed: String, _ known: [String]) -> String {
        let start = "There is no \(thing) \u{201C}\(Self.shown(typed))\u{201D} here."
        if let near = Self.nearest(to: typed, among: known) { return "\(start) Did you mean \(near)?" }
        return known.isEmpty ? start : "\(start) There are: \(Self.list(known, "and"))."
    }

    /// An identifier as people are shown it, long enough to type.
    static func short(_ id: ConstituentID) -> String { String(id.hex.prefix(12)) }

    /// Text from outside as it may stand in a sentence: bounded, and nothing in it moves a cursor or reorders a line.
    static func shown(_ text: String, limit: Int = 60) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: scalars.append("?")
            default: scalars.append(scalar)
            }
        }
        return String(scalars) + (text.unicodeScalars.count > limit ? "…" : "")
    }

    /// A reason from elsewhere as the middle of a sentence, without a full stop of its own.
    static func clause(_ text: String) -> String {
        var clause = shown(text, limit: 300)
        while let last = clause.last, last == "." || last.isWhitespace { clause.removeLast() }
        return clause.isEmpty ? "no reason was given" : clause
    }

    private static func advice(about thing: OperationFailure.Thing) -> String {
        switch thing {
        case .caseNumber: "Check the number, or search by name with: caseload search"
        case .constituent: "Check it, or search by name with: caseload search"
        case .staff: "See who works here with: caseload staff list"
        case .theme: "See the themes with: caseload theme list"
        case .checklist: "See the case's own with: caseload case show NUMBER"
        case .language: "Leave it out to take the constituent's own."
        }
    }

    private func name(of thing: OperationFailure.Thing) -> String {
        switch thing {
        case .caseNumber: "case"
        case .staff: "member of staff"
        default: thing.rawValue
        }
    }

    private func name(_ id: StaffID) -> String { staff.first { $0.id == id }?.name ?? "a colleague" }
    private func role(_ id: String) -> String { agency?.role(id)?.title.plain.lowercased() ?? id }
    private func article(_ noun: String) -> String { ("aeiou".contains(noun.first ?? "x") ? "an " : "a ") + noun }

    private func opensCases(_ transition: String, _ type: CaseType?) -> Bool { type?.workflow.transition(transition)?.from == .start }

    func title(of transition: String, _ type: CaseType?) -> String {
        type?.workflow.transition(transition)?.title.plain ?? transition
    }

    func title(ofState state: String, _ type: CaseType?) -> String {
        type?.workflow.state(state)?.title.plain ?? state
    }

    /// A question of the interview or of a checklist.
    private func question(_ id: String) -> Question? {
        let questions = (agency?.interview?.questions ?? []) + (agency?.checklists.flatMap(\.questions) ?? [])
        return questions.first { $0.id == id }
    }

    func label(_ field: String, _ type: CaseType?) -> String { type?.field(field)?.label.plain ?? field }

    private func text(ofItem item: String, _ type: CaseType?) -> String {
        let items = (type?.checklists ?? []).compactMap { agency?.checklist($0) }.flatMap(\.items)
        return "\u{201C}\(items.first { $0.id == item }?.text.plain ?? item)\u{201D}"
    }
}

extension CaseNumber.Reading {
    var isMistyped: Bool { if case .mistyped = self { true } else { false } }
}
