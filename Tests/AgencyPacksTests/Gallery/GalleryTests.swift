import AgencyPacks
import Casework
import Foundation
import Testing

@Suite("The gallery of broken packs")
struct GalleryTests {
    static let exhibits =
        GalleryOfPaths.exhibits + GalleryOfConditions.exhibits + GalleryOfPeople.exhibits + GalleryOfClocks.exhibits

    @Test("the pack behind them is sound")
    func base() throws {
        #expect(AgencyPack.read(try SmallPack.files(GalleryPack.files), today: .init("2026-11-21")).problems.map(\.description) == [])
    }

    @Test("each shows what is broken in it, and nothing else", arguments: exhibits)
    func exhibit(_ exhibit: Exhibit) throws {
        let found = try exhibit.found()
        #expect(found == exhibit.finds, "\(exhibit.name)")
    }

    @Test(
        "clocks may lead round where one of them waits each time, or no case goes all the way",
        arguments: [
            ["after: 40 days, from: ask, do: answer", "after: 20 days, from: received, do: ask"],
            ["after: 40 days, do: answer", "after: 20 days, from: received, do: ask"],
            ["after: 40 days, from: received, when: score > 5, do: answer", "after: 20 days, from: day, when: score < 5, do: ask"],
        ])
    func patientRounds(_ timers: [String]) throws {
        let text = GalleryPack.permit
            .replacingOccurrences(of: "from: review, to: waiting}", with: "from: review, to: waiting, roles: [system, caseworker]}")
            .replacingOccurrences(
                of: "after: 40 days, do: answer}", with: "\(timers[0])}\n    - {id: asked, in: review, \(timers[1])}")
        let files = GalleryPack.files.merging(["case-types/permit.yaml": text]) { $1 }
        #expect(AgencyPack.read(try SmallPack.files(files), today: .init("2026-11-21")).problems.map(\.description) == [])
    }

    @Test("every kind of finding about workflows hangs here")
    func everyKind() {
        // Plans of migration are checked beside packs, not in them.
        let elsewhere: Set<PackProblem.Code> = [.migrationNotTotal]
        let workflow: Set<PackProblem.Code> = [
            .noWayIn, .noFinalState, .undefinedName, .stateUnreachable, .stateTrapped, .finalWithExit, .transitionDead,
            .destinationsOverlap, .guardGap, .noRole, .evidenceTooEarly, .separationImpossible, .clockNeverStarts, .noCitation,
            .typeError, .syntaxError, .waitingWithoutClock, .unboundedLoop, .unused, .transitionShadowed, .sameTitle,
            .denialWithoutNotice, .targetBeyondLaw, .reviewOverdue, .hardToRead, .untranslated, .notProved,
        ]
        let shown = Set(Self.exhibits.flatMap(\.finds).compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) })
        #expect(workflow.map(\.rawValue).filter { !shown.contains($0) }.sorted() == [])
        #expect(Self.exhibits.count >= 40)
        #expect(elsewhere.isDisjoint(with: workflow))
    }

    @Test("ten thousand states are answered in one sentence")
    func tenThousandStates() throws {
        let states = (0..<10_000).map { "    s\($0): {title: State \($0), due: 3 days}" }.joined(separator: "\n")
        let text = GalleryPack.permit.replacingOccurrences(of: "    granted: {", with: states + "\n    granted: {")
        let pack = AgencyPack.read(try SmallPack.files(GalleryPack.files.merging(["case-types/permit.yaml": text]) { $1 }))
        #expect(pack.problems.filter { $0.code == .tooLarge }.count == 1)
        #expect(pack.problems.count <= 3, "\(pack.problems.map(\.description))")
    }

    @Test("guards made to be searched for ever are given up, and said to be")
    func endlessGuards() throws {
        let fields = (0..<12).map { "  f\($0): {label: Field \($0), type: integer, minimum: 0, maximum: 1000000}" }.joined(separator: "\n")
        let transitions = (0..<60).map { number in
            // Squares leave 0 or 1 when divided by four, which no search finds out.
            let parts = (0..<11).map { "(f\($0) * f\($0) + 4 * f\($0 + 1) * \(number)) % 4 == 3" }.joined(separator: " && ")
            return "    h\(number): {title: Hard \(number), from: review, to: visit, guard: [{when: \"\(parts)\", otherwise: No.}]}"
        }.joined(separator: "\n")
        let text = GalleryPack.permit
            .replacingOccurrences(of: "checklists: [papers]", with: fields + "\nchecklists: [papers]")
            .replacingOccurrences(of: "    call: {", with: transitions + "\n    call: {")
        let pack = AgencyPack.read(
            try SmallPack.files(GalleryPack.files.merging(["case-types/permit.yaml": text]) { $1 }), today: .init("2026-11-21"))
        #expect(Set(pack.problems.map(\.code)) == [.notProved])
        #expect(pack.problems.count == 60)
        #expect(pack.agency != nil)
    }

    @Test("a state named like a word of the language or of the format is a state")
    func strangeNames() throws {
        for name in ["true", "state", "in", "null", "known"] {
            let files = GalleryPack.files.mapValues {
                $0.replacingOccurrences(of: "    visit: {", with: "    \"\(name)\": {").replacingOccurrences(
                    of: "to: visit,", with: "to: \"\(name)\","
                )
                .replacingOccurrences(of: "from: visit,", with: "from: \"\(name)\",")
                .replacingOccurrences(of: "obtained-in: visit", with: "obtained-in: \"\(name)\"")
            }
            #expect(AgencyPack.read(try SmallPack.files(files)).problems.map(\.description) == [], "\(name)")
        }
    }
}
