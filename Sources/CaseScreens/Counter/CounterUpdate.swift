import CaseOperations
import Casework
import TextCanvas

extension Counter {
    /// Takes one message and says what is to be done. Pure: the same message on the same value does the same.
    public mutating func update(_ message: CounterMessage, _ office: CounterContext) -> [Request] {
        var requests: [Request] = []
        switch message {
        case .start:
            requests += ask([.loadVisits, .loadForms], for: layers[0].id)
            requests += loadTop(office)
        case .input(.resize(let columns, let rows)): size = Size(columns: columns, rows: rows)
        case .input(let input): requests += hear(input, office)
        case .answer(let number, let answer): requests += hear(answer, to: number, office)
        case .progress(let number, let done, let total): requests += hear(done: done, of: total, in: number, office)
        case .storeChanged: requests += loadTop(office)
        case .tick: requests += clocks(office)
        }
        return requests
    }

    // MARK: Keys

    private mutating func hear(_ input: TerminalInput, _ office: CounterContext) -> [Request] {
        if case .key = input { message = nil }
        if !overlays.isEmpty { return hearOverlay(input, office) }
        let context = context(office)
        if pendingKeys.isEmpty, let steps = changeTop({ $0.handle(input, context) }) { return take(steps, office) }
        guard case .key(let key) = input else { return [] }
        return hearCommand(key, office)
    }

    private mutating func hearCommand(_ key: KeyPress, _ office: CounterContext) -> [Request] {
        if !pendingKeys.isEmpty, key == .escape {
            pendingKeys = []
            return []
        }
        let keys = pendingKeys + [key]
        switch office.keys.meaning(of: keys, in: top.state.groups) {
        case .command(let command):
            pendingKeys = []
            return take([.command(command)], office)
        case .branch: pendingKeys = keys
        case .unbound:
            if !pendingKeys.isEmpty { message = Message(text: "\(keys.label) does nothing. ? shows the keys.", tone: .plain) }
            pendingKeys = []
        }
        return []
    }

    // MARK: Answers

    private mutating func hear(_ answer: Answer, to number: Int, _ office: CounterContext) -> [Request] {
        guard let waiting = waiting.removeValue(forKey: number) else { return [] }
        switch answer {
        case .visits(let book): visits = book
        case .searchPrepared: isSearchPrepared = true
        case .clocksApplied(let outcome): tell(outcome)
        case .failed(let sentence): message = Message(text: sentence, tone: .failure)
        case .done(let done, let refusals):
            message = done.isEmpty ? nil : Message(text: done.joined(separator: " "), tone: .done)
            if !refusals.isEmpty {
                overlays.append(
                    .notice(title: "Not done", ScrollText(refusals.joined(separator: "\n"), width: max(20, min(70, size.columns - 8)))))
            }
        case .forms, .themes: showMenu(for: answer, office)
        default: break
        }
        guard let index = layers.firstIndex(where: { $0.id == waiting.layer }) else { return [] }
        let context = context(office)
        var state = layers[index].screen.state
        let steps = state.receive(answer, context)
        layers[index].screen.state = state
        return take(steps, office, from: waiting.layer) + preparation(after: answer, office)
    }

    /// Once the desk has something to show, the rest of the index may be read: never before the first picture.
    private mutating func preparation(after answer: Answer, _ office: CounterContext) -> [Request] {
        guard case .desk = answer, !hasAskedToPrepare else { return [] }
        hasAskedToPrepare = true
        return ask([.prepareSearch], for: layers[0].id) + clocks(office)
    }

    private mutating func hear(done: Int, of total: Int, in number: Int, _ office: CounterContext) -> [Request] {
        guard let waiting = waiting[number], let index = layers.firstIndex(where: { $0.id == waiting.layer }) else { return [] }
        let context = context(office)
        var state = layers[index].screen.state
        let steps = state.receive(.progress(done: done, total: total), context)
        layers[index].screen.state = state
        return take(steps, office, from: waiting.layer)
    }

    // MARK: Steps

    mutating func take(_ steps: [Step], _ office: CounterContext, from layer: Int? = nil) -> [Request] {
        var requests: [Request] = []
        for step in steps {
            switch step {
            case .run(let effect): requests += ask([effect], for: layer ?? layers[layers.count - 1].id)
            case .push(let screen) where screen.draftKey != nil && layers.contains { $0.screen.draftKey == screen.draftKey }:
                // It lies under what is shown now, with all that was typed: there is never a second of it.
                while top.draftKey != screen.draftKey { layers.removeLast() }
                if case .form(let new) = screen, case .form(var form) = top {
                    form.fillBlanks(from: new)
                    layers[layers.count - 1].screen = .form(form)
                }
                requests += loadTop(office)
            case .push(let screen):
                layers.append(Layer(id: nextLayer, screen: screen))
                nextLayer += 1
                requests += loadTop(office)
            case .replace(let screen):
                if layers.count > 1 { layers.removeLast() }
                layers.append(Layer(id: nextLayer, screen: screen))
                nextLayer += 1
                requests += loadTop(office)
            case .pop:
                let index = layers.firstIndex { $0.id == layer } ?? layers.count - 1
                guard index > 0 else { continue }
                layers.remove(at: index)
                requests += loadTop(office)
            case .popToDesk:
                layers.removeSubrange(1...)
                requests += loadTop(office)
            case .show(let overlay): overlays.append(overlay)
            case .renew(let overlay): renew(overlay)
            case .say(let text, let tone): message = Message(text: text, tone: tone)
            case .unsay(let tone): if message?.tone == tone { message = nil }
            case .command(let command): requests += perform(command, office)
            case .answerPrompt(let tag):
                let context = context(office)
                requests += take(changeTop { $0.answered(prompt: tag, text: "", context) }, office)
            case .quit: isQuitting = true
            }
        }
        return requests
    }

    /// Gives each effect a number; an older question of the same kind from the same screen is no longer waited for.
    mutating func ask(_ effects: [Effect], for layer: Int) -> [Request] {
        effects.map { effect in
            let topic = effect.topic
            if effect.isQuestion { waiting = waiting.filter { !($0.value.layer == layer && $0.value.topic == topic) } }
            let number = nextRequest
            nextRequest += 1
            waiting[number] = Waiting(layer: layer, topic: topic)
            return Request(number: number, effect: effect)
        }
    }

    mutating func loadTop(_ office: CounterContext) -> [Request] {
        ask(top.state.loads(context(office)), for: layers[layers.count - 1].id)
    }

    mutating func changeTop<Result>(_ change: (inout any ScreenState) -> Result) -> Result {
        var state = top.state
        let result = change(&state)
        layers[layers.count - 1].screen.state = state
        return result
    }
}

extension Screen {
    /// The name of the draft kept of it; nil where nothing is filled in on it.
    fileprivate var draftKey: String? {
        switch self {
        case .form(let form): form.purpose.key
        case .interview(let interview): interview.draftKey
        case .template(let template): template.draftKey
        default: nil
        }
    }
}
