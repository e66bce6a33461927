import Testing
import TextCanvas

@testable import CaseScreens

/// The palette finds a command by the words people have for it, not only by its own name.
@Suite struct PaletteWordsTests {
    private func first(for words: String, after keys: String = "", with prepare: (inout PlayedCounter) throws -> Void = { _ in }) throws
        -> String?
    {
        var played = try PlayedCounter()
        try prepare(&played)
        if !keys.isEmpty { played.press(keys) }
        played.press(":")
        played.type(words)
        guard case .menu(let overlay)? = played.counter.overlays.last else { return nil }
        return overlay.menu.selectedItem?.title
    }

    @Test(arguments: ["dup", "duplicates", "same person", "entered twice"]) func duplicatesAreFound(words: String) throws {
        #expect(try first(for: words) == Command.goDuplicates.title)
    }

    @Test(arguments: ["interview", "which programs fit"]) func theInterviewIsFound(words: String) throws {
        var played = try PlayedCounter(agency: DisasterOffice.agency)
        played.press(":")
        played.type(words)
        played.press("enter")
        #expect(played.interview != nil)
    }

    @Test func checklistsAreFound() throws {
        var played = try PlayedCounter(agency: DisasterOffice.agency)
        played.press(":")
        played.type("checklists")
        guard case .menu(let overlay)? = played.counter.overlays.last else { return }
        #expect(overlay.menu.selectedItem?.title == Command.goChecklists.title)
    }

    @Test func mergeIsFoundWhereItIsMeant() throws {
        #expect(try first(for: "merge") == Command.merge.title)
        let onList = try first(for: "merge", after: "g s") { played in
            _ = try played.person()
            _ = try played.person()
        }
        #expect(onList == Command.merge.title)
        let onPage = try first(for: "merge") { played in
            let person = try played.person()
            played.push(.constituent(ConstituentScreen(person)))
        }
        #expect(onPage == Command.sameAs.title)
    }
}
