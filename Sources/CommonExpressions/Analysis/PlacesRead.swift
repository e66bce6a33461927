extension Syntax {
    /// The places it reads, dotted as written (`constituent.state`), without the variables of macros around or inside it.
    func placesRead(except variables: Set<String> = []) -> Set<String> {
        if let place = dottedPlace {
            let first = place.prefix { $0 != "." }
            return variables.contains(String(first)) ? [] : [place]
        }
        switch form {
        case .literal, .name: return []
        case .select(let operand, _): return operand.placesRead(except: variables)
        case .has(let operand, let member):
            guard let place = operand.dottedPlace else { return operand.placesRead(except: variables) }
            let first = place.prefix { $0 != "." }
            return variables.contains(String(first)) ? [] : [place + "." + member]
        case .call(_, let arguments, _):
            return arguments.reduce(into: []) { $0.formUnion($1.placesRead(except: variables)) }
        case .list(let elements):
            return elements.reduce(into: []) { $0.formUnion($1.placesRead(except: variables)) }
        case .map(let entries):
            return entries.reduce(into: []) {
                $0.formUnion($1.key.placesRead(except: variables))
                $0.formUnion($1.value.placesRead(except: variables))
            }
        case .macro(_, let range, let variable, let body, let transform):
            let inner = variables.union([variable])
            var places = range.placesRead(except: variables)
            places.formUnion(body.placesRead(except: inner))
            if let transform { places.formUnion(transform.placesRead(except: inner)) }
            return places
        }
    }

    private var dottedPlace: String? {
        switch form {
        case .name(let name): name
        case .select(let operand, let member): operand.dottedPlace.map { $0 + "." + member }
        default: nil
        }
    }

    /// Whether it asks if something is filled in, anywhere inside.
    var asksWhatIsKnown: Bool {
        switch form {
        case .literal, .name: false
        case .has: true
        case .select(let operand, _): operand.asksWhatIsKnown
        case .call(let function, let arguments, _): function == "known" || arguments.contains(where: \.asksWhatIsKnown)
        case .list(let elements): elements.contains(where: \.asksWhatIsKnown)
        case .map(let entries): entries.contains { $0.key.asksWhatIsKnown || $0.value.asksWhatIsKnown }
        case .macro(_, let range, _, let body, let transform):
            range.asksWhatIsKnown || body.asksWhatIsKnown || transform?.asksWhatIsKnown == true
        }
    }
}
