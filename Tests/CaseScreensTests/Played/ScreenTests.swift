import CaseOperations
import CaseScreens
import CaseStorage
import Casework
import EventLedger
import Foundation
import Testing
import TextCanvas

/// Every screen as it was last looked at: 80x24 and 40x15 whole, the main ones at 200x60.
@Suite struct ScreenTests {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 15), Size(columns: 200, rows: 60)]
    private static let wide: Set = [
        "desk", "find-matches", "constituent", "queue", "case-summary", "case-form", "case-history", "move-menu", "opening-form-rows",
        "sheet",
        "help", "palette", "workflow", "case-workflow", "find-marks", "compared", "person-merged",
    ]

    @Test(arguments: sizes) func everyScreenIsAsItWasLookedAt(size: Size) throws {
        var counter = try SampleCounter(size: size)
        var names: Set<String> = []
        try counter.play(ProjectFolder.script("screens.keys")) { name, screen in
            #expect(names.insert(name).inserted, "two screens are called \(name)")
            // Whoever needs the cursor (a screen reader, a magnifier) finds it on every screen.
            #expect(!screen.contains("\nno cursor"), "\(name) shows no cursor")
            #expect(screen.contains("TRAINING"), "\(name) does not say TRAINING")
            if size.columns == 200, !Self.wide.contains(name) { return }
            GoldenScreen.expect(screen, matches: "\(size.columns)x\(size.rows)/\(name)")
        }
    }

    @Test(arguments: sizes) func anEmptyDeskTeaches(size: Size) throws {
        let counter = try SampleCounter(as: "priya", size: size)
        GoldenScreen.expect(counter.screen, matches: "\(size.columns)x\(size.rows)/desk-empty")
    }

    @Test(arguments: sizes.prefix(2)) func aConflictKeepsTheFormAndSaysWhoWasThere(size: Size) throws {
        var counter = try SampleCounter(size: size)
        try counter.play("key N\ntype Zita\nkey tab\ntype Quill\nkey ctrl-s n 5 ctrl-s e\ntype 11 dec")
        let mine = try #require(try counter.office.desk().mine.first { $0.name == "Quill, Zita" })
        let colleague = try #require(try counter.office.staff().first { $0.roles.contains("caseworker") && $0.login != "dana" })
        _ = try counter.office(of: colleague.login).change(mine.row.id, .edit(["place": .text("North pasture")]))
        try counter.play("key ctrl-s")
        GoldenScreen.expect(counter.screen, matches: "\(size.columns)x\(size.rows)/conflict")
    }

    @Test func aWindowThatIsTooSmallSaysSo() throws {
        var counter = try SampleCounter()
        try counter.play("resize 29x7")
        GoldenScreen.expect(counter.screen, matches: "too-small")
        try counter.play("resize 80x24\nexpect MINE")
    }

    @Test(arguments: sizes.prefix(1)) func hiddenNamesStandOnNoScreen(size: Size) throws {
        var counter = try SampleCounter(size: size)
        let names = try Set(counter.office.desk().mine.map(\.name) + ["Austin-Young"])
        #expect(names.count > 1)
        try counter.play("key z")
        let script = try ProjectFolder.script("screens.keys").replacing("key z u", with: "key u").replacing(
            "key esc g d z", with: "key esc g d")
        try counter.play(script) { name, screen in
            for shown in names { #expect(!screen.contains(shown), "\(name) shows \(shown)") }
        }
    }

    /// What a store holds all the same, such as from another program, is shown without its teeth.
    @Test func hostileNamesAreHarmless() throws {
        var counter = try SampleCounter()
        let hostile = "Quill\u{1B}[2J\u{1B}]0;owned\u{07}\u{9B}31m\u{202E}\u{200B}"
        let details = ConstituentDetails(
            givenName: "Zita\u{1B}[31m", familyName: hostile, phones: ["\u{1B}c555-0100"], city: "\u{9D}Cedar\n\r\t")
        let office = counter.office
        _ = try office.store.commit(
            Commit(
                id: CommitID(high: 77, low: 77),
                entries: [Commit.Entry(ConstituentID(high: 77, low: 78), .constituentAdded(ConstituentAdded(details)))],
                actor: office.me.id, at: office.now))
        try counter.play("key /\ntype quill")
        #expect(counter.text.contains("Quill"))
        for keys in ["key enter", "key e", "key esc", "key n 3", "key ctrl-s", "key p", "key esc", "key c", "key esc", "key 4"] {
            try counter.play(keys)
            #expect(
                !counter.screen.unicodeScalars.contains {
                    $0 != "\n" && ($0.value < 32 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}")
                }, "after \(keys)")
        }
    }
}
