import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// The whole story at a counter: a visit, a person found, a case opened, a step taken, a sheet printed, the visit ended.
@Suite struct StoryTests {
    @Test(arguments: [(80, 24), (40, 15), (200, 60)])
    func itCostsAtMostTwelveKeysBesidesTypedText(columns: Int, rows: Int) throws {
        let tray = PaperTray(remembered: "front")
        var played = try PlayedCounter(columns: columns, rows: rows, tray: tray)
        let person = try played.person()
        played.press("v")
        played.type("ortega")
        played.press("enter")
        played.press("n enter ctrl-s")
        played.press("m enter")
        played.press("p enter")
        played.press("v v")
        #expect(played.keys <= 12)
        let view = try played.office.showConstituent(person)
        #expect(view.cases.map(\.state) == ["review"])
        #expect(tray.printed.count == 1)
        #expect(try played.office.visits().current == nil)
        #expect(view.timeline.contains { $0.isContact })
    }
}
