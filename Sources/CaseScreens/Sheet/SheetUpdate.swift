import CaseOperations
import Casework
public import TextCanvas

extension SheetScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open, .print, .printElsewhere:
            if pages == nil {
                .refused("The sheet is still being made.")
            } else if isPrinting {
                .refused("It is on its way already.")
            } else {
                .go
            }
        case .takeNext: .refused("The sheet comes first: Esc goes back.")
        case .sheetLanguage: languages.count > 1 ? .go : .refused("This office prints in one language only.")
        case .otherSheet: choices.count > 1 ? .go : .refused("There is one sheet only.")
        case .showAll: isChecklist ? .go : .refused("This sheet shows all there is.")
        case .plainSheet: .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .open, .print: return printSheet(to: firstTarget)
        case .printElsewhere: return [.show(.menu(targets))]
        case .sheetLanguage:
            let index = languages.firstIndex(of: language) ?? 0
            let next = languages[(index + 1) % languages.count]
            return show { $0.language = next }
        case .showAll: return show { $0.showsAll.toggle() }
        case .plainSheet: return show { $0.isASCII.toggle() }
        case .otherSheet:
            return [
                .show(
                    .menu(
                        MenuOverlay(
                            title: "Which sheet?",
                            choices: choices.enumerated().map {
                                .init(Menu.Item($0.element.title), [.answerPrompt(tag: Prompt.sheet + String($0.offset))])
                            })))
            ]
        default: return []
        }
    }

    enum Prompt { static let file = "file", sheet = "sheet:" }

    /// The seat's printer first, then the others, a file, and later.
    var targets: MenuOverlay {
        let menu = PrintMenu.menu(for: [request], printers: printers, remembered: remembered)
        let file = MenuOverlay.Choice(
            Menu.Item("Into a file", key: "f", detail: "text, HTML or PDF, as its name ends"),
            [
                .show(
                    .prompt(
                        PromptOverlay(
                            title: "Into which file?",
                            message: "A name ending in .html makes a web page, one in .pdf a PDF, any other plain text.",
                            text: isChecklist ? "checklist.html" : "programs.html", tag: Prompt.file)))
            ])
        return MenuOverlay(title: "Print the sheet", choices: menu.choices + [file])
    }

    private mutating func printSheet(to target: PrintTarget) -> [Step] {
        isPrinting = true
        return [.run(.printPapers([request], to: target)), .say("Printing\u{2026}", .plain)]
    }

    private mutating func show(_ change: (inout PaperRequest) -> Void) -> [Step] {
        change(&request)
        pages = nil
        text = ScrollText()
        starts = []
        return [.run(.previewPaper(request))]
    }

    public mutating func answered(prompt tag: String, text typed: String, _ context: ScreenContext) -> [Step] {
        if tag.hasPrefix(Prompt.sheet) {
            guard let index = Int(tag.dropFirst(Prompt.sheet.count)), choices.indices.contains(index) else { return [] }
            let paper = choices[index].paper
            return show { $0.paper = paper }
        }
        let name = typed.trimmingBlanks
        guard tag == Prompt.file, !name.isEmpty else { return [.say("No name was given, so nothing was written.", .plain)] }
        return printSheet(to: .file(name))
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(.pageDown), .key(.character(" ")): turn(by: 1)
        case .key(.pageUp): turn(by: -1)
        case .key(let key): return text.handle(key) ? [] : nil
        case .mouse(_, _, let kind): text.handle(mouse: kind)
        default: return nil
        }
        return []
    }

    /// To the beginning of another page of paper where there are several, else by a screenful.
    private mutating func turn(by step: Int) {
        guard starts.count > 1 else {
            _ = text.handle(step > 0 ? .pageDown : .pageUp)
            return
        }
        let wanted = starts[max(0, min(starts.count - 1, page - 1 + step))]
        while text.top < wanted, moved(.down) {}
        while text.top > wanted, moved(.up) {}
    }

    private mutating func moved(_ key: KeyPress) -> Bool {
        let before = text.top
        _ = text.handle(key)
        return text.top != before
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .sheet(request, let language, let new):
            self.language = language
            // Somebody else's commit reads the same sheet again: the place stays.
            if pages != new { take(new, context) }
        case .printers(let all, let chosen):
            printers = all
            remembered = chosen.flatMap { all.contains($0) ? $0 : nil }
        case .done(let done, let refusals):
            isPrinting = false
            return done.isEmpty && !refusals.isEmpty ? [] : [.pop]
        case .caseDone(_, let what): return [.pop, .say(what, .done)]
        case .failed: isPrinting = false
        default: break
        }
        return []
    }

    private mutating func take(_ new: [String], _ context: ScreenContext) {
        pages = new
        starts = []
        var lines: [[Span]] = []
        for (index, page) in new.enumerated() {
            if index > 0 {
                lines += [[], [Span(String(repeating: "\u{2500}", count: 20) + " page \(index + 1) of \(new.count)", .border)]]
            }
            starts.append(lines.count)
            lines += page.split(separator: "\n", omittingEmptySubsequences: false).map { [Span(String($0))] }
            while lines.last?.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) == true { lines.removeLast() }
        }
        text = ScrollText(lines)
        text.setHeight(max(1, context.size.rows - 5))
    }
}

extension String {
    var trimmingBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
