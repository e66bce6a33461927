import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// Keys at random over every screen: nothing traps, the cursor stays on the picture, and the ledger stays whole.
@Suite struct CounterStormTests {
    private static let names = [
        "enter", "enter", "esc", "tab", "backtab", "up", "down", "down", "left", "right", "space", "pageup", "pagedown", "home", "end",
        "backspace",
        "delete", "ctrl-s",
        "ctrl-n", "ctrl-d", "ctrl-x", "ctrl-u", "f1", "f3", "m", "e", "o", "c", "a", "p", "u", "w", "R", "n", "N", "r", "v", "t", "l", "z",
        "g", "d",
        "f", "h", "q", "1", "2", "3",
        "4", "5", "6", "=", "s", "f4", "i", "A", "E", "ctrl-d", "/", ":", "?", "y", "x", "9", "+", "é",
    ]

    @Test(arguments: [1, 2] as [UInt64])
    func randomKeysDoNoHarm(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func next(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(count))
        }
        let keys = Self.names.compactMap { KeyPress(name: $0) }
        #expect(keys.count == Self.names.count)
        var played = try PlayedCounter(agency: seed == 2 ? DisasterOffice.agency : SmallOffice.agency)
        _ = try played.openCase(["losses": .rows([["kind": .text("cow"), "head": .integer(3)]])])
        for step in 0..<1500 {
            switch next(40) {
            case 0: played.send(.input(.resize(columns: 1 + next(160), rows: 1 + next(50))))
            case 1: played.send(.input(.mouse(column: next(160), row: next(50), kind: [.press, .wheelUp, .wheelDown][next(3)])))
            case 2: played.send(.input(.paste("Ortega \u{1B}[31m 12 nov\n\u{202E}")))
            case 3: played.send(.storeChanged)
            default: played.send(.input(.key(keys[next(keys.count)])))
            }
            played.counter.isQuitting = false
            if step % 5 == 0 {
                let picture = played.picture
                if let cursor = picture.cursor { #expect(cursor.column < picture.size.columns && cursor.row < picture.size.rows) }
            }
        }
        #expect(try played.office.store.verify { _, _ in true }.findings.isEmpty)
    }
}
