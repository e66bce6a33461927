import CommonExpressions

/// A checklist made for somebody: which items apply, when each is due, what it costs.
public struct ChecklistPlan: Sendable, Hashable {
    public struct Item: Sendable, Hashable {
        public let item: ChecklistItem
        public let applies: ConditionAnswer
        /// From when on it can be done.
        public let opens: PlannedDay?
        public let due: PlannedDay?
        public let cost: PlannedCost?

        public var id: String { item.id }
        /// Whether somebody has to see to it: it applies, or nobody can tell yet that it does not.
        public var isWanted: Bool { applies != .doesNot }

        public init(item: ChecklistItem, applies: ConditionAnswer, opens: PlannedDay?, due: PlannedDay?, cost: PlannedCost?) {
            self.item = item
            self.applies = applies
            self.opens = opens
            self.due = due
            self.cost = cost
        }
    }

    public let checklist: Checklist
    /// In the pack's order.
    public let items: [Item]

    public init(checklist: Checklist, items: [Item]) {
        self.checklist = checklist
        self.items = items
    }

    /// In order of due date; undated ones keep the pack's order at the end.
    public var inOrder: [Item] {
        items.enumerated().sorted { left, right in
            let keys = (left.element.due?.date?.dayNumber ?? .max, right.element.due?.date?.dayNumber ?? .max)
            return keys.0 != keys.1 ? keys.0 < keys.1 : left.offset < right.offset
        }.map(\.element)
    }

    /// The same with days that somebody was told before: they stand, whatever the rule gives now.
    public func keeping(_ told: [String: CivilDate]) -> ChecklistPlan {
        if told.isEmpty { return self }
        return ChecklistPlan(
            checklist: checklist,
            items: items.map { item in
                guard let day = told[item.id] else { return item }
                return Item(item: item.item, applies: item.applies, opens: item.opens, due: .date(day), cost: item.cost)
            })
    }

    public func item(_ id: String) -> Item? { items.first { $0.id == id } }

    /// What the items that apply cost in all, in cents; nil where none says anything of that kind. Costs that cannot be
    /// told yet are not in it.
    public func total(_ kind: Fee.Kind) -> Int? {
        let costs = items.filter { $0.applies == .holds && $0.item.fee?.kind == kind }.compactMap { $0.cost?.cents }
        return costs.isEmpty ? nil : costs.reduce(0, +)
    }
}

/// A day worked out from a rule.
public enum PlannedDay: Sendable, Hashable {
    case date(CivilDate)
    /// These have to be filled in first.
    case unknown(Set<String>)
    /// There is no such day; a phrase says why.
    case failed(String)

    public var date: CivilDate? { if case .date(let date) = self { date } else { nil } }
}

/// A cost worked out from a rule.
public enum PlannedCost: Sendable, Hashable {
    case cents(Int)
    case unknown(Set<String>)
    case failed(String)

    public var cents: Int? { if case .cents(let cents) = self { cents } else { nil } }
}

extension Checklist {
    /// The checklist for these facts.
    ///
    /// - Parameter receivedOn: the day that terms such as `30 days` count from.
    public func plan(for facts: ConditionFacts, receivedOn: CivilDate, calendar: BusinessCalendar) -> ChecklistPlan {
        ChecklistPlan(
            checklist: self,
            items: items.map { item in
                ChecklistPlan.Item(
                    item: item, applies: item.when?.answer(facts) ?? .holds,
                    opens: item.due?.opens.map { moment in
                        // Never before the window opens, whichever way its end gives.
                        day(moment, item.due?.shift == ItemDue.Shift.none ? .none : .next, facts, receivedOn, calendar)
                    },
                    due: item.due.map { day($0.closes, $0.shift, facts, receivedOn, calendar) },
                    cost: item.fee.map { $0.cost(facts) })
            })
    }

    private func day(
        _ moment: DueMoment, _ shift: ItemDue.Shift, _ facts: ConditionFacts, _ receivedOn: CivilDate, _ calendar: BusinessCalendar
    ) -> PlannedDay {
        let day: PlannedDay
        switch moment {
        case .afterReceipt(let term): day = .date(calendar.end(of: term, from: receivedOn))
        case .yearAfter(let field, let month, let date):
            guard let start = facts[date: field] else { return .unknown([field]) }
            day = CivilDate(year: start.year + 1, month: month, day: date).map { .date($0) } ?? .failed("there is no such day")
        case .beforeAnchor(let term):
            guard let anchor, let start = facts[date: anchor] else { return .unknown([anchor ?? "anchor"]) }
            day = .date(calendar.start(of: term, to: start))
        case .afterAnchor(let term):
            guard let anchor, let start = facts[date: anchor] else { return .unknown([anchor ?? "anchor"]) }
            day = .date(calendar.end(of: term, from: start))
        case .day(let expression):
            switch expression.evaluate(facts.bindings) {
            case .value(.date(let found)): day = .date(CivilDate(found))
            case .value: return .failed("it is not a day")
            case .unknown(let names): return .unknown(names)
            case .failure(let failure): return .failed(failure.message)
            }
        }
        guard let date = day.date else { return day }
        let shifted =
            switch shift {
            case .none: date
            case .next: calendar.firstOpen(from: date, step: 1)
            case .previous: calendar.firstOpen(from: date, step: -1)
            }
        // Counting may leave the calendar that dates are written in.
        return (1...9999).contains(shifted.year) ? .date(shifted) : .failed("there is no such day")
    }
}

extension Fee {
    /// The amount for these facts, in cents.
    func cost(_ facts: ConditionFacts) -> PlannedCost {
        switch amount {
        case .fixed(let cents): return .cents(cents)
        case .formula(let expression):
            let dollars: Double
            switch expression.evaluate(facts.bindings) {
            case .value(.int(let number)): dollars = Double(number)
            case .value(.double(let number)): dollars = number
            case .value: return .failed("it is not an amount")
            case .unknown(let names): return .unknown(names)
            case .failure(let failure): return .failed(failure.message)
            }
            guard dollars.isFinite, dollars.magnitude < 1e12 else { return .failed("the amount is too large") }
            guard dollars >= 0 else { return .failed("the amount is below zero") }
            return .cents(min(Int((dollars * 100).rounded()), atMost ?? .max))
        case .table(let tiers):
            for tier in tiers {
                switch tier.when?.answer(facts) ?? .holds {
                case .holds: return .cents(tier.amount)
                case .doesNot: continue
                case .unknown(let names): return .unknown(names)
                case .failed(let why): return .failed(why)
                }
            }
            return .failed("no line of the table fits")
        }
    }
}
