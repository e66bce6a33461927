import Casework

/// What a checklist costs in all: fees summed, bonds apart, because those are not spent.
struct FeeSummary {
    let plan: ChecklistPlan
    let language: SheetLanguage

    private var own: ChecklistWords { ChecklistWords.words(for: language.document) }
    private var wanted: [ChecklistPlan.Item] { plan.items.filter(\.isWanted) }

    /// Whether every item says of itself that it costs nothing.
    var isAllFree: Bool { !wanted.isEmpty && wanted.allSatisfy { $0.cost?.cents == 0 } }

    /// Nothing where nothing costs anything, or nothing is said of costs.
    var blocks: [Block] {
        guard wanted.contains(where: { $0.cost != nil && $0.cost != .cents(0) }) else { return [] }
        var facts: [Fact] = []
        for (kind, label) in [(Fee.Kind.fee, own.feesInAll), (.bond, own.bondsInAll)] {
            guard let total = plan.total(kind) else { continue }
            // What makes up a fee is said with its item; what becomes of a bond matters to the sum.
            let notes = kind == .bond ? notes(of: kind) : []
            let told = NumberWords.dollars(cents: total) + (notes.isEmpty ? "" : " (\(notes.map(\.text).joined(separator: "; ")))")
            facts.append(Fact(label, told, language: notes.first?.language))
        }
        var blocks: [Block] = [.heading(level: 2, own.costsHeading)]
        if !facts.isEmpty { blocks.append(.facts(facts)) }
        if isMoreToCome { blocks.append(.paragraph(Paragraph(own.moreToCome))) }
        return blocks
    }

    /// Each once, in the pack's order.
    private func notes(of kind: Fee.Kind) -> [Phrase] {
        var notes: [Phrase] = []
        for item in plan.items where item.applies == .holds && item.item.fee?.kind == kind {
            guard let note = item.item.fee?.note.map(language.phrase), !notes.contains(note) else { continue }
            notes.append(note)
        }
        return notes
    }

    private var isMoreToCome: Bool {
        wanted.contains { item in
            guard let cost = item.cost else { return false }
            return cost.cents == nil || (item.applies != .holds && cost != .cents(0))
        }
    }
}
