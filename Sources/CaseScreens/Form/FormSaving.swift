import CaseOperations
import Casework
import TextCanvas

extension FormScreen {
    /// Checks everything at once; what is wrong stands beside its field, and the cursor goes to the first.
    ///
    /// - Parameter anyway: although somebody is in the register who is almost certainly the same.
    mutating func save(_ context: ScreenContext, anyway: Bool = false) -> [Step] {
        guard !isReading else { return [.say("Still reading the case.", .plain)] }
        var values: FieldValues = [:]
        for index in entries.indices {
            let (value, problem) = entries[index].read(today: context.today)
            entries[index].problem = problem
            if let overtaken = entries[index].overtaken, problem == nil {
                entries[index].problem = FormEntry.overtakenSentence(overtaken)
                entries[index].overtaken = nil
            }
            if let value { values[entries[index].field.id] = value }
        }
        checkAcrossFields(&values, context)
        let wrong = entries.indices.filter { entries[$0].problem != nil }
        if let first = wrong.first {
            stand(on: stops(of: first)[0])
            let count = wrong.count == 1 ? "One field needs" : "\(wrong.count) fields need"
            return keep(context) + [.say("Not saved yet. \(count) a look: \(entries[first].field.label.plain).", .refusal)]
        }
        guard let effect = effect(values, anyway: anyway, context) else {
            return [.say("That is how it is already; nothing was changed.", .refusal)]
        }
        isSaving = true
        return keep(context) + [.run(effect), .say("Saving\u{2026}", .plain)]
    }

    private mutating func checkAcrossFields(_ values: inout FieldValues, _ context: ScreenContext) {
        func mark(_ id: String, _ sentence: String) {
            if let index = entries.firstIndex(where: { $0.field.id == id }), entries[index].problem == nil {
                entries[index].problem = sentence
            }
        }
        let future = { (date: CivilDate) in Wording(agency: nil).sentence(.dateInFuture(date)) }
        if let date = values[FormFields.received]?.date, date > context.today { mark(FormFields.received, future(date)) }
        if let date = values["born"]?.date, date > context.today { mark("born", future(date)) }
        if let at = values[FormFields.callbackAt]?.text, !at.isEmpty {
            if let time = Self.time(at) {
                values[FormFields.callbackAt] = .text(time)
                if values[FormFields.callbackOn]?.date == nil { mark(FormFields.callbackOn, "On which day?") }
            } else {
                mark(FormFields.callbackAt, "It takes a time such as 14:30.")
            }
        }
        if let date = values[FormFields.callbackOn]?.date, date < context.today { mark(FormFields.callbackOn, "That day is over.") }
        if let date = values[FormFields.due]?.date, date < context.today { mark(FormFields.due, "That day is over.") }
        switch purpose {
        case .newConstituent, .constituent:
            if ["given", "family", "organisation"].allSatisfy({ values[$0]?.isBlank ?? true }) { mark("family", "A name is needed.") }
        default: break
        }
    }

    /// `14:30`, `1430`, `14.30`, `9:05` as `14:30` and `09:05`.
    static func time(_ typed: String) -> String? {
        let pieces = typed.split(whereSeparator: { $0 == ":" || $0 == "." }).map(String.init)
        let whole = pieces.count == 1 && typed.count >= 3 ? [String(typed.dropLast(2)), String(typed.suffix(2))] : pieces
        guard let first = whole.first, let hour = Int(first), (0...23).contains(hour) else { return nil }
        let minute = whole.count > 1 ? Int(whole[1]) : 0
        guard whole.count <= 2, let minute, (0...59).contains(minute) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(hour)):\(two(minute))"
    }

    /// What is to be done; nil when nothing would change.
    private func effect(_ values: FieldValues, anyway: Bool, _ context: ScreenContext) -> Effect? {
        let own = values.filter { !$0.key.hasPrefix("@") }
        let filled = own.filter { !$0.value.isBlank }
        let key = purpose.key
        switch purpose {
        case .opening(let type, let constituent, let way):
            return .openCase(
                CaseOpening(
                    type: type, constituent: constituent, values: filled, receivedOn: values[FormFields.received]?.date,
                    owner: values[FormFields.mine] == .yesNo(false) ? nil : context.me.id, way: way), form: key)
        case .editing(let id):
            let changed = own.filter { value in entries.contains { $0.field.id == value.key && $0.isChanged } }
            return changed.isEmpty ? nil : .change(id, .edit(changed), seen: seen, form: key)
        case .moving(let id, let transition):
            return .change(
                id,
                .move(transition: transition, values: filled, reason: values[FormFields.reason]?.text, due: values[FormFields.due]?.date),
                seen: seen, form: key)
        case .newConstituent: return .addConstituent(constituentDetails(values), form: key, anyway: anyway)
        case .constituent(let id):
            let new = constituentDetails(values)
            return new == details ? nil : .editConstituent(id, new, seen: seenRecords, form: key)
        case .contact(let id, let cases):
            let remark = values[FormFields.remark]?.text ?? ""
            return .recordContact(
                id,
                ContactRecorded(
                    channel: ContactChannel(rawValue: values[FormFields.channel]?.text ?? "") ?? .call, cases: cases,
                    note: remark.isEmpty ? nil : remark, callbackOn: values[FormFields.callbackOn]?.date,
                    callbackAt: values[FormFields.callbackOn]?.date == nil
                        ? nil : values[FormFields.callbackAt]?.text.flatMap { $0.isEmpty ? nil : $0 }),
                form: key)
        }
    }

    func constituentDetails(_ values: FieldValues) -> ConstituentDetails {
        func text(_ id: String) -> String? { values[id]?.text.flatMap { $0.isEmpty ? nil : $0 } }
        var new = details
        new.givenName = text("given")
        new.familyName = text("family")
        new.organisation = text("organisation")
        new.birthDate = values["born"]?.date
        let phones = (text("phones") ?? "").split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.filter {
            !$0.isEmpty
        }
        new.phones = phones.isEmpty ? nil : phones
        new.street = text("street")
        new.city = text("city")
        new.state = text("state")
        new.postalCode = text("postal")
        new.language = text("language")
        new.externalID = text("external")
        return new
    }
}
