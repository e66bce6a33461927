import Casework

/// Makes plausible values for the fields of a form from their definitions alone.
struct FormFilling: Sendable {
    let tables: PeopleTables
    let people: People

    /// How often a form is filled in anew until no condition of the workflow speaks against it. One that still does is
    /// taken as it is: offices get such applications too.
    static let maximumDrafts = 40

    /// The values of an application as it comes in: nearly everything, for the days before it was received.
    func application(
        _ map: CaseMap, way: CaseMap.Way?, by traits: HouseholdTraits, receivedOn received: CivilDate, today: CivilDate,
        _ chance: inout Chance
    ) -> FieldValues {
        var values = draft(map, way, by: traits, receivedOn: received, &chance)
        for _ in 1..<Self.maximumDrafts {
            let facts = ConditionFacts(type: map.type, values: values, receivedOn: received, constituent: nil, today: today)
            if !(map.guards + (way?.guards ?? [])).contains(where: { $0.when.answer(facts) == .doesNot }) { break }
            values = draft(map, way, by: traits, receivedOn: received, &chance)
        }
        return values
    }

    private func draft(
        _ map: CaseMap, _ way: CaseMap.Way?, by traits: HouseholdTraits, receivedOn received: CivilDate, _ chance: inout Chance
    ) -> FieldValues {
        var earliest = received.adding(days: -chance.between(6, 75))
        var anchor = received
        var values: FieldValues = [:]
        for field in map.formFields where way?.leftOut.contains(field.id) != true {
            let isNeeded = map.firstNeeded.contains(field.id)
            let isSure = field.isRequiredToOpen || map.compared.contains(field.id) || way?.needed.contains(field.id) == true
            guard isSure || chance.happens(isNeeded ? 960 : 720) else { continue }
            if field.id == map.anchor {
                // People come some ten weeks before.
                anchor = received.adding(days: chance.between(66, 78))
                values[field.id] = .text(anchor.description)
                continue
            }
            if map.daysAfterAnchor.contains(field.id) {
                values[field.id] = .text(anchor.adding(days: chance.between(50, 210)).description)
                continue
            }
            let value = value(of: field, in: map.type, by: traits, from: earliest, to: received, &chance)
            values[field.id] = value
            // Later dates of the form follow the first: found after it happened.
            if let date = value.date { earliest = max(date, earliest) }
        }
        return values
    }

    /// Values of fields that a step asks for, its conditions' among them, as of the day of the step.
    func values(
        for transition: Transition, of record: CaseRecord, in map: CaseMap, by traits: HouseholdTraits, on day: CivilDate,
        _ chance: inout Chance
    ) -> FieldValues {
        var asked = transition.requires.filter { record.values[$0]?.isBlank ?? true }
        var given: FieldValues = [:]
        for _ in 0..<Self.maximumDrafts {
            given = values(of: asked, in: map.type, by: traits, on: day, notBefore: record.stateSince, &chance)
            let facts = ConditionFacts(
                of: record, type: map.type, values: record.values.merging(given) { $1 }, constituent: nil, today: day)
            let missing = transition.answers(facts).flatMap(\.missing).filter { !asked.contains($0) }
            asked += Set(missing).sorted()
            if missing.isEmpty, !map.guards.contains(where: { $0.when.answer(facts) == .doesNot }) { break }
        }
        return given
    }

    private func values(
        of ids: [String], in type: CaseType, by traits: HouseholdTraits, on day: CivilDate, notBefore: CivilDate, _ chance: inout Chance
    ) -> FieldValues {
        var values: FieldValues = [:]
        for id in ids {
            guard let field = type.field(id) else { continue }
            values[id] = value(of: field, in: type, by: traits, from: max(notBefore, day.adding(days: -4)), to: day, &chance)
        }
        return values
    }

    private func value(
        of field: Field, in type: CaseType, by traits: HouseholdTraits, from: CivilDate, to: CivilDate, _ chance: inout Chance
    ) -> FieldValue {
        switch field.kind {
        case .text: return .text(text(of: field, in: type, by: traits, &chance))
        case .integer: return .integer(number(field, usual: 400, &chance))
        case .money: return .integer(number(field, usual: 6_000_000, &chance) / 100 * 100)
        case .date: return .text(CivilDate(dayNumber: chance.between(from.dayNumber, to.dayNumber)).description)
        case .choice: return .text(choice(of: field, &chance))
        case .yesNo: return .yesNo(chance.happens(550))
        case .rows: return .rows(rows(of: field, in: type, by: traits, from: from, to: to, &chance))
        }
    }

    /// The first of a list are the usual ones.
    private func choice(of field: Field, _ chance: inout Chance) -> String {
        let place = min(chance.below(field.choices.count), chance.below(field.choices.count + 1))
        return field.choices.indices.contains(place) ? field.choices[place].id : ""
    }

    private func number(_ field: Field, usual: Int, _ chance: inout Chance) -> Int {
        let low = field.minimum ?? 1
        let high = field.maximum ?? max(low, usual)
        if high - low <= 60 { return chance.between(low, high) }
        let top = min(high, max(low, usual))
        let number = chance.magnitude(max(low, field.kind == .money ? 20_000 : 1), top)
        return min(max(number, low), high)
    }

    private func rows(
        of field: Field, in type: CaseType, by traits: HouseholdTraits, from: CivilDate, to: CivilDate, _ chance: inout Chance
    ) -> [[String: FieldValue]] {
        let least = max(1, field.minimum ?? 1)
        let count = min(least + [0, 0, 0, 1, 1, 2][chance.below(6)], max(least, field.maximum ?? .max))
        return (0..<count).map { _ in
            var row: [String: FieldValue] = [:]
            for column in field.columns where column.isRequiredToOpen || chance.happens(800) {
                row[column.id] = value(of: column, in: type, by: traits, from: from, to: to, &chance)
            }
            return row
        }
    }

    private static let places = [
        "North pasture", "South pasture", "Home quarter", "Creek bottom", "East half", "River place", "School section",
        "Hill pasture", "Old homestead", "West eighty", "Calving lot", "Windmill pasture", "Bee yard 1", "Pond 2",
    ]
    private static let verifiers = ["Dr. ", "Dr. ", "", ""]

    private func text(of field: Field, in type: CaseType, by traits: HouseholdTraits, _ chance: inout Chance) -> String {
        switch field.pattern {
        case .phone: return people.phone(traits.areaCode, &chance)
        // Numbers that begin with 000 or 666 are never issued.
        case .socialSecurityNumber:
            let rest = String(1_000_000 + chance.between(10_001, 999_999)).dropFirst()
            return "\(chance.happens(500) ? "000" : "666")-\(rest.prefix(2))-\(rest.dropFirst(2))"
        case .postalCode: return traits.town.postalCode
        case .state: return traits.town.state
        case nil: break
        }
        let text = words(for: field, in: type, by: traits, &chance)
        return String(text.prefix(field.maximumLength ?? 200))
    }

    private static func choiceField(named id: String, in fields: [Field]) -> Field? {
        for field in fields {
            if field.kind == .choice, field.id == id { return field }
            if let column = choiceField(named: id, in: field.columns) { return column }
        }
        return nil
    }

    /// What stands in a free text is told from the field's name: somebody, somewhere, or what a choice of that name says.
    private func words(for field: Field, in type: CaseType, by traits: HouseholdTraits, _ chance: inout Chance) -> String {
        if let named = Self.choiceField(named: field.id, in: type.fields), let choice = chance.pick(named.choices) {
            return choice.title.plain
        }
        if field.id.contains("county") { return "\(chance.happens(800) ? "Sample" : traits.town.name) County" }
        if field.id.hasSuffix("_by") || field.id.contains("vet") || field.id.contains("name") {
            let title = field.id.contains("vet") ? "Dr. " : chance.pick(Self.verifiers) ?? ""
            let given = tables.givenName(chance.happens(500) ? .female : .male, origin: "english", born: 1975, &chance)
            return title + given + " " + tables.familyNames.draw(&chance).name
        }
        return chance.pick(Self.places) ?? ""
    }
}

extension Transition {
    /// What its guards and the conditions of its destinations come to.
    func answers(_ facts: ConditionFacts) -> [ConditionAnswer] {
        let guards = guards.map { $0.when.answer(facts) }
        guard case .choice(let branches) = to else { return guards }
        return guards + branches.compactMap { $0.when?.answer(facts) }
    }
}

extension ConditionAnswer {
    /// What would have to be filled in.
    var missing: Set<String> { if case .unknown(let names) = self { names } else { [] } }
}
