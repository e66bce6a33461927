import Foundation
import Testing

@Suite struct SampleTests {
    private func load(_ place: Workplace, seed: Int = 1, people: Int = 60, _ more: String...) throws -> Workplace.Run {
        try place.run(Self.loading(seed, people) + more)
    }

    private static func loading(_ seed: Int, _ people: Int) -> [String] {
        [
            "sample", "load", "usda-service-center", "--constituents", "\(people)", "--cases", "\(people)", "--seed", "\(seed)", "--as-of",
            "2026-12-11",
        ]
    }

    /// The way out that the refusal names has to lead out.
    @Test func aSecondSampleIsMadeOnceTheFirstIsEmptied() throws {
        let place = try Workplace()
        #expect(try load(place).status == 0)
        #expect(try load(place, seed: 2).complains(1, "caseload sample reset --empty"))
        let emptied = try place.run("sample", "reset", "--empty", "--json")
        #expect(emptied.status == 0, "\(emptied.complaint)")
        #expect(try place.run("store", "check", "--json").json["cases"] as? Int == 0)
        #expect(try load(place, seed: 2).status == 0)
        #expect(try place.run("audit", "verify").status == 0)
    }

    @Test func aSampleOfADayTooFarAwayIsRefusedBeforeAnythingIsMade() throws {
        let place = try Workplace()
        let before = try place.bytes(place.store)
        let far = try place.run(
            "sample", "load", "usda-service-center", "--constituents", "50", "--cases", "50", "--as-of", "9991-01-01")
        #expect(far.complains(2, "9990"))
        #expect(try place.bytes(place.store) == before)
        #expect(try load(place).status == 0)
    }

    /// One of them is made whole, or neither; never some of both.
    @Test func twoSamplesAtOnceNeverMix() throws {
        let alone = try Workplace()
        var wholes: Set<String> = []
        for seed in [1, 2] {
            wholes.insert(try root(of: load(alone, seed: seed, people: 1500, "--json")))
            #expect(try alone.run("sample", "reset", "--empty").status == 0)
        }
        let place = try Workplace()
        let started = try [1, 2].map { try place.start(Self.loading($0, 1500) + ["--json"]) }
        for one in started { one.process.waitUntilExit() }
        let runs = try started.map { try $0.finished() }
        for run in runs where run.status != 0 { #expect([1, 3].contains(run.status), "\(run.status) \(run.complaint)") }
        for run in runs where run.status == 3 { #expect(run.complaint.contains("Somebody else wrote to this store meanwhile")) }
        let whole = runs.filter { $0.status == 0 }
        #expect(whole.count == 1, "\(runs.map(\.complaint))")
        for run in whole { #expect(wholes.contains(try root(of: run))) }
        #expect(try place.run("audit", "verify").status == 0)
    }

    private func root(of run: Workplace.Run) throws -> String {
        try #require((run.json["ledger"] as? [String: Any])?["root"] as? String, "\(run.complaint)")
    }
}

@Suite struct CareTests {
    @Test func whatCannotBeVerifiedIsDamaged() throws {
        let place = try Workplace()
        let copy = place.folder + "/copy.sqlite"
        #expect(try place.run("store", "backup", copy).status == 0)
        let beside = try FileManager.default.contentsOfDirectory(atPath: place.folder).filter { $0.hasPrefix("copy") }
        #expect(beside == ["copy.sqlite"])
        try Data(place.bytes(copy).prefix(8192)).write(to: URL(filePath: copy))
        #expect(try place.run("audit", "verify", "--store", copy).status == 4)
        #expect(try place.run("store", "check", "--store", copy).status == 3)
    }
}
