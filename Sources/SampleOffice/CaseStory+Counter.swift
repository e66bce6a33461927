import CaseStorage
import Casework

/// What happens at the counter and on the telephone beside the workflow.
extension CaseStory {
    /// How an application came in, by how many days ago.
    private static let received = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6]

    /// An application as it comes: opened, perhaps in the wrong place, papers ticked, the checklist handed over.
    /// False when the story ends with it. An appointed case only comes in: it has somewhere to be.
    mutating func begin(toward target: String? = nil, isAppointed: Bool = false) -> Bool {
        guard let clerk = chance.pick(scene.team.caseworkers) else { return false }
        let colleague = chance.happens(250) ? chance.pick(scene.team.caseworkers) : clerk
        let isTaken = chance.happens(830) && clerk != scene.team.runner
        let ago = chance.pick(Self.received) ?? 0
        guard open(by: clerk, owner: isTaken ? colleague?.id : nil, receivedDaysAgo: ago, toward: target) else { return false }
        if isAppointed { return true }
        if chance.happens(4) {
            if wait(minutes: 1...6) { _ = withdraw(by: clerk) }
            return false
        }
        if chance.happens(scene.isLight ? 60 : 500) {
            let brought = wanted(map.items.filter { _ in chance.happens(280) })
            _ = act(brought.map { .tick(item: $0.id, done: true) }, by: clerk)
        }
        if let checklist = map.type.checklists.first, chance.happens(scene.isLight ? 40 : 330) {
            let language = applicant.traits.language.flatMap { agency.languages.contains($0) ? $0 : nil } ?? agency.languages.first ?? "en"
            _ = act([.print(checklist: checklist, language: language, to: "printer")], by: clerk)
        }
        if ago == 0, chance.happens(scene.isLight ? 120 : 650) { visit(by: clerk, about: 0..<eventCount) }
        if chance.happens(6) { rehome(by: clerk) }
        return true
    }

    private mutating func visit(by clerk: Actor, about steps: Range<Int>) {
        guard wait(minutes: 2...12) else { return }
        contact(
            .visit, by: clerk, note: remark(["contact.visit"]), seconds: chance.between(240, 1800), about: steps)
    }

    /// The case was opened for the wrong member of the household.
    private mutating func rehome(by clerk: Actor) {
        guard let other = applicant.household.constituents.first(where: { $0 != applicant.constituent }),
            wait(minutes: 5...60),
            act(
                [.rehome(to: scene.people.id(other), reason: remark(["note"]) ?? "Opened for the wrong member of the household.")],
                by: clerk)
        else { return }
        applicant = Applicant(applicant.household, constituent: other, scene.people)
    }

    /// While a case stands somewhere: remarks, calls, another colleague. Stays before the day given.
    mutating func meanwhile(until end: Int) {
        guard let record else { return }
        let owner = record.owner.flatMap { scene.team.actor($0) }
        guard let clerk = owner ?? chance.pick(scene.team.caseworkers) else { return }
        if owner == nil, chance.happens(550) {
            if pause(before: end) { _ = act([.assign(to: clerk.id)], by: clerk) }
        } else if chance.happens(40), let other = chance.pick(scene.team.caseworkers), other != clerk {
            let supervisor = scene.team.candidates(for: ["supervisor"], preferring: nil, &chance).first
            if let supervisor, pause(before: end) { _ = act([.assign(to: other.id)], by: supervisor) }
        }
        if chance.happens(110), pause(before: end), let note = remark(["note"]) { _ = act([.note(note)], by: clerk) }
        if chance.happens(150), pause(before: end) { call(by: clerk, end) }
    }

    /// A call; sometimes one with a promise. It is kept on its day, unless that day is the last or has not come: an office
    /// that forgot callers for months would teach nothing.
    private mutating func call(by clerk: Actor, _ end: Int) {
        guard chance.happens(160) else {
            contact(.call, by: clerk, note: remark(["contact.call"]))
            return
        }
        let promised = min(day + chance.between(1, 5), scene.days.last + 1)
        let isLast = promised > scene.days.last
        contact(
            .call, by: clerk, note: remark(["contact.call"]), callbackOn: isLast ? scene.plan.asOf : scene.days.days[promised],
            callbackAt: chance.happens(600) ? "\(chance.between(10, 15)):\(chance.pick(["00", "15", "30", "45"]) ?? "00")" : nil)
        let isRecent = promised >= scene.days.last - 2
        guard promised > day, promised <= scene.days.last, !(isRecent && chance.happens(200)) else { return }
        if wait(days: promised - day) { contact(.call, by: clerk, note: remark(["contact.call"])) }
    }

    private mutating func pause(before end: Int) -> Bool {
        let left = min(end, scene.days.last + 1) - day - 1
        return left > 0 && wait(days: chance.between(1, max(1, left / 2)))
    }

    /// A remark of the first kind that has any; one made for the case's type comes before one made for all.
    mutating func remark(_ kinds: [String]) -> String? {
        let kinds = kinds.flatMap { ["\($0).\(map.type.id)", $0] }
        return scene.narratives.remark(kinds, language: applicant.traits.language, &chance)
    }

    /// Those of the items that apply to the case, or may.
    func wanted(_ items: [ChecklistItem]) -> [ChecklistItem] {
        guard let record, items.contains(where: { $0.when != nil }) else { return items }
        let facts = ConditionFacts(of: record, type: map.type, constituent: nil, today: now.date)
        return items.filter { $0.when?.answer(facts) != .doesNot }
    }
}
