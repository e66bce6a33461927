import Foundation
import Testing

@Suite struct TrainingTests {
    @Test func colleaguesActInTrainingStoresOnly() throws {
        let place = try Workplace()
        #expect(try place.run("staff", "add", "dana", "--name", "Dana Whitfield", "--role", "caseworker").status == 0)
        #expect(try place.run("staff", "add", "noel", "--role", "designer", "auditor").status == 0)
        #expect(try place.run("constituent", "add", "--name", "A B", "--as", "dana").status == 0)
        #expect(try place.run("constituent", "add", "--name", "A B", "--as", "noel").complains(1, "caseworker"))
        #expect(try place.run("constituent", "add", "--name", "A B", "--as", "dnaa").complains(1, "Did you mean dana?"))
        #expect(try place.run("staff", "add", "eve", "--role", "caseworker", "--as", "dana").complains(1, "supervisor"))
        #expect(try place.run("staff", "role", "dana", "--role", "caseworker", "supervisor").status == 0)
        #expect(try place.run("staff", "away", "dana", "--cover", "noel", "--until", "2026-12-24").status == 0)
        let staff = try #require(try place.run("staff", "list", "--json").json["staff"] as? [[String: Any]])
        let dana = try #require(staff.first { $0["login"] as? String == "dana" })
        #expect(dana["roles"] as? [String] == ["caseworker", "supervisor"])
        #expect(dana["cover"] as? String == "noel")
        #expect(dana["away_until"] as? String == "2026-12-24")

        let live = try Workplace(training: false)
        #expect(try live.run("staff", "add", "dana", "--role", "caseworker").status == 0)
        #expect(try live.run("constituent", "add", "--name", "A B", "--as", "dana").complains(1, "training stores only"))
        #expect(try live.run("sample", "load", "usda-service-center").complains(1, "live store"))
        #expect(try live.run("sample", "reset").complains(1, "live store"))
    }

    @Test func whoeverMadeTheStoreHasEveryRole() throws {
        let place = try Workplace(training: false)
        let staff = try #require(try place.run("staff", "list", "--json").json["staff"] as? [[String: Any]])
        #expect(staff.count == 1)
        let roles = Set(staff.first?["roles"] as? [String] ?? [])
        #expect(roles.isSuperset(of: ["caseworker", "supervisor", "trainer", "designer", "auditor"]))
    }

    @Test func theSameSeedMakesTheSameRoot() throws {
        func root(_ place: Workplace, seed: String) throws -> String {
            let run = try place.run(
                "sample", "load", "usda-service-center", "--constituents", "60", "--cases", "40", "--seed", seed, "--as-of", "2026-11-20",
                "--json")
            #expect(run.status == 0, "\(run.complaint)")
            return try #require((run.json["ledger"] as? [String: Any])?["root"] as? String)
        }
        let (one, two, other) = (try Workplace(), try Workplace(), try Workplace())
        let first = try root(one, seed: "7")
        #expect(try root(two, seed: "7") == first)
        #expect(try root(other, seed: "8") != first)
        #expect(try one.run("sample", "load", "usda-service-center").complains(1, "people in this store already"))
        // Work done since goes away with a reset, and nothing else does.
        _ = try one.addConstituent("Zyx Quuxley")
        let reset = try one.run("sample", "reset", "--json")
        #expect((reset.json["ledger"] as? [String: Any])?["root"] as? String == first)
        #expect(try one.run("search", "zyx", "quuxley").output.contains("Nobody was found"))
        #expect(try one.run("audit", "verify", "--json").json["intact"] as? Bool == true)
    }

    @Test func aResetWithoutASampleEmptiesTheStore() throws {
        let place = try Workplace()
        _ = try place.addConstituent()
        #expect(try place.run("sample", "reset").status == 0)
        #expect(try place.run("search", "ortega", "--json").output.contains("Marisol") == false)
        #expect(try place.run("constituent", "add", "--name", "A B").status == 0)
    }

    @Test func unknownSamplesAreAskedAbout() throws {
        let place = try Workplace()
        #expect(try place.run("sample", "load", "usda-service-centre").complains(1, "Did you mean usda-service-center?"))
        #expect(try place.run("sample", "load", "./nowhere").complains(2, "no folder"))
        #expect(try place.run("sample", "load", "usda-service-center", "--constituents", "-5").status == 2)
    }

    @Test func aStoppedLoadLeavesAWholeStore() throws {
        let place = try Workplace()
        let loading = try place.start([
            "sample", "load", "usda-service-center", "--constituents", "200000", "--cases", "200000", "--seed", "3",
        ])
        // Once events appear, some batches are in and many are to come.
        var size = 0
        for _ in 0..<600 where size < 500 {
            usleep(50_000)
            let check = try place.run("store", "check", "--json")
            size = (check.json["ledger"] as? [String: Any])?["size"] as? Int ?? 0
        }
        #expect(size >= 500)
        loading.process.interrupt()
        loading.process.waitUntilExit()
        let run = try loading.finished()
        #expect(run.status == 3)
        #expect(run.complaint.contains("Stopped as asked"))
        #expect(try place.run("audit", "verify", "--json").json["intact"] as? Bool == true)
        #expect(try place.run("constituent", "add", "--name", "A B").status == 0)
    }
}
