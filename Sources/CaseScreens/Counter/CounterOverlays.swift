import TextCanvas

extension Counter {
    /// The overlay on top hears first; Esc always closes it.
    mutating func hearOverlay(_ input: TerminalInput, _ office: CounterContext) -> [Request] {
        let overlay = overlays.removeLast()
        switch overlay {
        case .menu(let menu): return hear(input, in: menu, office)
        case .prompt(let prompt): return hear(input, in: prompt, office)
        case .notice(let title, var text):
            switch input {
            case .key(let key):
                let isMove = text.handle(key)
                if isMove { overlays.append(.notice(title: title, text)) }
            case .mouse(_, _, let kind) where kind != .press:
                text.handle(mouse: kind)
                overlays.append(.notice(title: title, text))
            default: break
            }
            return []
        }
    }

    private mutating func hear(_ input: TerminalInput, in overlay: MenuOverlay, _ office: CounterContext) -> [Request] {
        var overlay = overlay
        let before = overlay.menu.selection
        switch input {
        case .key(let key):
            if key.leaves {
                let isTried = overlay.tries && overlay.choices.indices.contains(overlay.firstSelection)
                return isTried ? take(overlay.choices[overlay.firstSelection].steps, office) : []
            }
            if let index = overlay.menu.index(forKey: key) { return choose(index, of: overlay, office) }
            if key == .enter {
                guard let index = overlay.menu.selection else {
                    overlays.append(.menu(overlay))
                    return []
                }
                return choose(index, of: overlay, office)
            }
            _ = overlay.menu.handle(key)
        case .paste(let text): overlay.menu.paste(text)
        case .mouse(let column, let row, let kind):
            let isPressed = overlay.menu.handle(mouse: kind, column: column, row: row, in: Canvas(size).bounds)
            if isPressed, let index = overlay.menu.selection { return choose(index, of: overlay, office) }
        case .resize: break
        }
        overlays.append(.menu(overlay))
        guard overlay.tries, overlay.menu.selection != before, let index = overlay.menu.selection else { return [] }
        return take(overlay.choices[index].steps, office)
    }

    private mutating func choose(_ index: Int, of overlay: MenuOverlay, _ office: CounterContext) -> [Request] {
        let choice = overlay.choices[index]
        guard let refusal = choice.refusal else { return take(choice.steps, office) }
        overlays.append(.menu(overlay))
        message = Message(text: refusal, tone: .refusal)
        return []
    }

    private mutating func hear(_ input: TerminalInput, in prompt: PromptOverlay, _ office: CounterContext) -> [Request] {
        var prompt = prompt
        switch input {
        case .key(.enter):
            if prompt.tag == Self.endVisitTag { return take([.run(.endVisit(note: prompt.field.text))], office) }
            let context = context(office)
            return take(changeTop { $0.answered(prompt: prompt.tag, text: prompt.field.text, context) }, office)
        case .key(let key):
            if key.leaves { return [] }
            _ = prompt.field.handle(key)
        case .paste(let text): prompt.field.insert(text)
        default: break
        }
        overlays.append(.prompt(prompt))
        return []
    }

    mutating func renew(_ overlay: Overlay) {
        guard case .notice(let title, _) = overlay, case .notice(title, _)? = overlays.last else { return }
        overlays[overlays.count - 1] = overlay
    }

    static let endVisitTag = "end-visit"
}

extension KeyPress {
    /// Keys that close what is on top: Esc, and F3 and F12 of green-screen habit.
    var leaves: Bool { self == .escape || self == .function(3) || self == .function(12) || self == .control("c") }
}
