import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct DuplicatesScreenTests {
    /// An office in which Marisol Ortega stands twice, and others besides.
    private func office(columns: Int = 80, rows: Int = 24) throws -> (played: PlayedCounter, one: ConstituentID, other: ConstituentID) {
        var played = try PlayedCounter(columns: columns, rows: rows)
        let one = try played.person()
        let other = try played.office.addConstituent(
            ConstituentDetails(
                givenName: "Marisol", familyName: "\u{41E}rtega", birthDate: CivilDate("1979-03-02"), phones: ["(505) 555-0142"],
                city: "Cedar")
        ).id
        for (given, family, born) in [("Ruth", "Cole", "1950-01-30"), ("Tom", "Begay", "1988-07-12"), ("An", "Nguyen", "1999-12-01")] {
            _ = try played.office.addConstituent(
                ConstituentDetails(givenName: given, familyName: family, birthDate: CivilDate(born), phones: ["505-555-01\(family.count)9"])
            )
        }
        return (played, one, other)
    }

    private func screen(_ played: PlayedCounter) -> DuplicatesScreen? {
        if case .duplicates(let screen) = played.counter.top { screen } else { nil }
    }

    @Test func aPairIsMergedAndSeparatedAgain() throws {
        var (played, one, other) = try office()
        played.press("g s")
        #expect(screen(played)?.pairs.count == 1)
        #expect(played.text.contains("SAME PERSON TWICE"))
        played.press("m 1")
        let merged = try #require(screen(played))
        #expect(merged.pairs.isEmpty)
        #expect(played.text.contains("u separates them again"))
        #expect(played.text.contains("Nobody is left"))
        #expect(try played.office.showConstituent(one).constituent.id == played.office.showConstituent(other).constituent.id)
        played.press("u")
        #expect(screen(played)?.pairs.count == 1)
        #expect(try played.office.showConstituent(one).constituent.id != played.office.showConstituent(other).constituent.id)
    }

    @Test func theEvidenceStandsSideBySideAndLookAlikesAreFlagged() throws {
        var (played, _, _) = try office()
        played.press("g s enter")
        #expect(played.text.contains("Birth date"))
        #expect(played.text.contains("2 Mar 1979"))
        #expect(played.text.contains("letters that look alike"))
        #expect(played.text.contains("strongly for"))
        played.press("esc")
        #expect(screen(played)?.isComparing == false)
        played.press("esc")
        #expect(played.text.contains("MINE"))
    }

    @Test func toldApartTheyAreNotShownAgainAndMergingAsksFirst() throws {
        var (played, one, other) = try office()
        played.press("g s x")
        #expect(played.text.contains("Say that they are not the same?"))
        played.press("esc")
        #expect(screen(played)?.pairs.count == 1)
        #expect(try played.office.duplicates().pairs.count == 1)
        played.press("x enter")
        #expect(played.text.contains("Remembered: these are two people"))
        played.press("ctrl-l")
        #expect(screen(played)?.pairs.isEmpty == true)
        played.push(.duplicates(DuplicatesScreen(comparing: one, with: other)))
        played.press("m 1")
        #expect(played.text.contains("Merge all the same"))
        #expect(try played.office.showConstituent(one).constituent.id != played.office.showConstituent(other).constituent.id)
        played.press("1")
        #expect(try played.office.showConstituent(one).constituent.id == played.office.showConstituent(other).constituent.id)
    }

    @Test func longWorkShowsHowFarItIsAndCanBeStopped() throws {
        var (played, _, _) = try office()
        played.holding = true
        played.press("g s")
        let number = try #require(played.held.first { $0.effect == .findDuplicates }?.number)
        played.send(.progress(number, done: 30, total: 100))
        #expect(played.text.contains("30 %"))
        // A colleague's commit does not begin it anew.
        played.held = []
        played.send(.storeChanged)
        #expect(!played.held.contains { $0.effect == .findDuplicates })
        played.press("esc")
        #expect(played.held.contains { $0.effect == .stopDuplicates })
        #expect(played.text.contains("Stopped before the end"))
        played.send(.progress(number, done: 60, total: 100))
        played.send(.answer(number, .stopped))
        #expect(played.text.contains("Stopped before the end"))
        played.holding = false
        played.press("ctrl-l")
        #expect(screen(played)?.phase == .done)
        #expect(Performer(office: played.office, seat: played.tray).perform(.findDuplicates, isWanted: { false }) == .stopped)
    }

    @Test(arguments: [(80, 24), (40, 15)]) func emptyWorkingAndFlaggedAsTheyWereLookedAt(size: (Int, Int)) throws {
        func golden(_ played: PlayedCounter, _ name: String) {
            GoldenScreen.expect(played.picture.recorded, matches: "\(size.0)x\(size.1)/\(name)")
        }
        var empty = try PlayedCounter(columns: size.0, rows: size.1)
        empty.press("g s")
        golden(empty, "duplicates-empty")
        var working = try PlayedCounter(columns: size.0, rows: size.1)
        working.holding = true
        working.press("g s")
        let number = try #require(working.held.first { $0.effect == .findDuplicates }?.number)
        working.send(.progress(number, done: 40, total: 100))
        golden(working, "duplicates-working")
        working.press("esc")
        golden(working, "duplicates-stopped")
        var (flagged, _, _) = try office(columns: size.0, rows: size.1)
        _ = try flagged.office.addConstituent(
            ConstituentDetails(givenName: "Tom", familyName: "Begay", birthDate: CivilDate("1988-12-07"), phones: ["505-555-0159"]))
        flagged.press("g s")
        golden(flagged, "duplicates")
        flagged.press("m")
        golden(flagged, "duplicates-merge")
        flagged.press("1")
        golden(flagged, "duplicates-merged")
        flagged.press("u enter")
        if try #require(flagged.counter.duplicates?.current).left.details.givenName != "Marisol" { flagged.press("tab") }
        golden(flagged, "evidence-look-alike")
        flagged.press("z")
        golden(flagged, "evidence-names-hidden")
    }

    @Test func whoAColleagueMergesLeavesTheList() throws {
        var (played, one, other) = try office()
        played.press("g s enter")
        #expect(screen(played)?.isComparing == true)
        _ = try played.lees.merge(other, into: one)
        played.send(.storeChanged)
        #expect(screen(played)?.pairs.isEmpty == true)
        #expect(screen(played)?.same == 0)
        #expect(screen(played)?.isComparing == false)
        #expect(played.text.contains("were made one in the meantime"))
        #expect(played.text.contains("Ortega, Marisol"))
    }

    @Test(arguments: ["m 1", "x enter"]) func settlingWhomAColleagueMergedIsRefusedByName(keys: String) throws {
        var (played, one, other) = try office()
        played.press("g s")
        _ = try played.lees.merge(other, into: one)
        played.press(keys)
        #expect(screen(played)?.pairs.isEmpty == true)
        let said = try #require(played.counter.message?.text)
        #expect(said.contains("Ortega, Marisol") && said.contains("made one person already"))
        #expect(!said.contains(one.hex.prefix(8)) && !said.contains(other.hex.prefix(8)) && !said.contains("caseload"))
        // Two that were asked for lead to the one page.
        played.push(.duplicates(DuplicatesScreen(comparing: one, with: other)))
        #expect(played.counter.top.state.subject == one)
    }

    /// The commit may be seen before the answer to the key that made it.
    @Test func ownMergeSeenEarlyIsStillOnesOwn() throws {
        var (played, one, other) = try office()
        played.press("g s")
        played.holding = true
        played.press("m 1")
        let merge = try #require(played.held.last)
        played.held = []
        guard case .merge(let alias, let kept, _) = merge.effect else { throw StorageFailure.missing(.store) }
        _ = try played.office.merge(alias, into: kept)
        played.holding = false
        played.send(.storeChanged)
        played.send(.answer(merge.number, .merged(alias, into: kept)))
        #expect(played.text.contains("u separates them again"))
        played.press("u")
        #expect(screen(played)?.pairs.count == 1)
        #expect(screen(played)?.same == 1)
        #expect(Set([alias, kept]) == [one, other])
    }

    @Test func hiddenNamesAreHiddenInTheEvidenceToo() throws {
        for size in [(80, 24), (40, 15), (160, 50)] {
            var (played, one, other) = try office(columns: size.0, rows: size.1)
            played.press("z g s")
            func check(_ place: String) {
                for word in ["Ortega", "\u{41E}rtega", "Marisol", "1979", "0142", "Cedar"] {
                    #expect(!played.text.contains(word), "\(word) shows in \(place) at \(size)")
                }
            }
            check("list")
            played.press("enter")
            check("evidence")
            played.press("m")
            check("the question of whom to keep")
            played.press("1")
            check("what was done")
            played.push(.constituent(ConstituentScreen(one)))
            check("the person's page")
            played.press("u")
            check("the menu of who to separate")
            played.press("1")
            played.push(.duplicates(DuplicatesScreen(comparing: other, with: one)))
            check("two compared")
        }
    }

    @Test func keysThatMeanNothingHereDoNothing() throws {
        var (played, one, other) = try office()
        played.press("g s enter enter a t b ; , . f9 insert delete ctrl-s ctrl-t left right space 3 4 tab tab n o p r w R")
        played.press("esc esc esc esc")
        #expect(try played.office.showConstituent(one).constituent.id != played.office.showConstituent(other).constituent.id)
        played.press("g s m x y b")
        #expect(screen(played) != nil)
    }

    @Test func whoLooksAtSomebodyMergedElsewhereSeesTheOnePerson() throws {
        var (played, one, other) = try office()
        played.push(.constituent(ConstituentScreen(other)))
        _ = try played.lees.merge(other, into: one)
        played.send(.storeChanged)
        #expect(played.text.contains("this is one person's page now"))
        #expect(played.counter.top.state.subject == one)
        #expect(played.text.contains("Also known as"))
        played.press("u 1")
        #expect(played.text.contains("they are two once more"))
        #expect(!played.text.contains("Also known as"))
    }
}

extension Counter {
    fileprivate var duplicates: DuplicatesScreen? { if case .duplicates(let screen) = top { screen } else { nil } }
}
