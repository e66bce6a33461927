// A small full-screen program for the tests of CursesTerminal: it says on its screen what it hears.

import CursesTerminal
import Foundation
import TextCanvas

@main
@MainActor
struct TerminalDemo {
    private var heard = 0
    private var last = "nothing yet"
    private var theme = Demo.dark

    static func main() async {
        do throws(TerminalFailure) {
            let terminal = try Terminal()
            var demo = TerminalDemo()
            let code = await demo.run(on: terminal)
            terminal.close()
            exit(code)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(2)
        }
    }

    /// Keys: q quit, r scattered text, h no cursor, t other theme, ctrl-z stop, X crash, E leave by `exit` without closing, B bell.
    private mutating func run(on terminal: Terminal) async -> Int32 {
        terminal.show(picture(terminal), theme: theme)
        for await batch in terminal.events {
            for event in batch {
                if let code = hear(event, terminal) { return code }
            }
            terminal.show(picture(terminal), theme: theme)
        }
        return 1
    }

    /// The exit code, if that was the end.
    private mutating func hear(_ event: TerminalEvent, _ terminal: Terminal) -> Int32? {
        heard += 1
        switch event {
        case .signal(.hangUp): return 129
        case .signal(.terminate): return 143
        case .signal(.interrupt): return 130
        case .input(.key(.character("q"))): return 0
        case .input(.key(.character("t"))): theme = theme.name == "dark" ? Demo.light : Demo.dark
        case .input(.key(.control("z"))): terminal.suspend()
        case .input(.key(.character("X"))): fatalError("asked to")
        case .input(.key(.character("E"))): exit(7)
        case .input(.key(.character("B"))): terminal.bell()
        case .input(let input): last = Demo.describe(input)
        }
        return nil
    }

    private func picture(_ terminal: Terminal) -> Canvas {
        var canvas = Canvas(terminal.size)
        canvas.put("Demo \(canvas.size.columns)x\(canvas.size.rows) \(terminal.depth)", column: 0, row: 0, role: .title)
        canvas.put("heard \(heard): \(last)", column: 0, row: 1)
        canvas.put(Demo.sample, column: 0, row: 2)
        canvas.put(String(repeating: "=", count: 60) + "|", column: 0, row: 3)
        for (index, role) in Role.allCases.enumerated() {
            canvas.put("role \(role.rawValue)", column: index % 2 * 20, row: 4 + index / 2, role: role)
        }
        canvas.setCursor(heard % 2 == 0 ? Point(5, 1) : Point(7, 1))
        if last == "key h" { canvas.setCursor(nil) }
        if last == "key r" { Demo.scatter(over: &canvas, seed: heard) }
        return canvas
    }
}

enum Demo {
    /// Wide, combining, an emoji of several scalars, a flag, and an end mark in column 16.
    static let sample = "日本 e\u{301}n\u{303} 👩\u{200d}👧 🇪🇸 ไก่|"

    /// Writes pieces of wide, combining and plain text everywhere below the second row, so that they cover each other.
    /// The last column stays as it was: the terminal of the tests loses marks there.
    static func scatter(over canvas: inout Canvas, seed: Int) {
        let pieces = ["日本語", "e\u{301}a\u{308}o", "👩 x", "plain", "ไก่", "한국", "──", "🇪🇸"]
        var state = UInt32(truncatingIfNeeded: seed &* 2_654_435_761)
        func random(below limit: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 8) % max(1, limit)
        }
        let area = Rect(column: 0, row: 2, columns: canvas.size.columns - 1, rows: canvas.size.rows - 2)
        canvas.within(area) { canvas in
            for _ in 0..<60 {
                let role = Role.allCases[random(below: Role.allCases.count)]
                let place = Point(random(below: area.columns), random(below: area.rows))
                canvas.put(pieces[random(below: pieces.count)], column: place.column, row: place.row, role: role)
            }
        }
    }

    static func describe(_ input: TerminalInput) -> String {
        switch input {
        case .key(let key): "key \(key.name)"
        case .paste(let text):
            "paste \(text.utf8.count) \(text.prefix(40).map { $0.isNewline ? "/" : String($0) }.joined())"
        case .mouse(let column, let row, let kind): "mouse \(kind.rawValue) \(column),\(row)"
        case .resize(let columns, let rows): "resize \(columns)x\(rows)"
        }
    }

    static let dark = Theme(
        name: "dark", variant: .dark, base: Style(RGB(0xd0, 0xd1, 0xd2), on: RGB(0x10, 0x11, 0x12)),
        styles: [
            .bad: Style(RGB(0xf1, 0x61, 0x51), on: RGB(0x10, 0x11, 0x12), .bold),
            .focus: Style(RGB(0x10, 0x11, 0x12), on: RGB(0x61, 0xb1, 0xf1)),
        ])

    static let light = Theme(
        name: "light", variant: .light, base: Style(RGB(0x21, 0x22, 0x23), on: RGB(0xf8, 0xf7, 0xf6)),
        styles: [.bad: Style(RGB(0xa1, 0x11, 0x12), on: RGB(0xf8, 0xf7, 0xf6), .bold)])
}
