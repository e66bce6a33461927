import Foundation
import Testing

@Suite struct PublishingTests {
    /// Change a workflow, break it, see why, mend it, rehearse, publish, migrate three open cases.
    @Test func theWholeStory() throws {
        let place = try SmallPack.office()
        let cases = [try place.permit(), try place.permit(["submit"]), try place.permit(["submit", "ask"])]
        let granted = try place.permit(["submit", "grant"])
        // Broken: nobody leaves the examination any more.
        let broken = SmallPack.second.replacing("from: examination", with: "from: waiting")
        let folder = try SmallPack.write(broken, in: place, named: "next")
        let checked = try place.run("agency", "check", folder)
        #expect(checked.status == 1)
        #expect(checked.output.contains("case-types/permit.yaml:13:5: error: ") && checked.output.contains("[state-trapped]"))
        #expect(try place.run("agency", "publish", folder).status == 1)
        #expect(try place.run("agency", "diff", folder).status == 1)
        // Mended.
        _ = try SmallPack.write(SmallPack.second, in: place, named: "next")
        #expect(try place.run("agency", "check", folder).status == 0)
        let difference = try place.run("agency", "diff", folder)
        #expect(difference.status == 0 && difference.output.contains("Examination"), "\(difference.output)")
        let rehearsed = try place.run("agency", "publish", folder, "--rehearse", "--json").json
        #expect(rehearsed["cases"] as? Int == 4)
        let told = try place.run("agency", "publish", folder, "--rehearse")
        #expect(told.status == 0 && told.output.contains(granted), "\(told.output)\(told.complaint)")
        // A plan that leaves a state out.
        let plan = try place.write("plan: small\ncase-types:\n  permit:\n    states: {intake: intake, waiting: waiting}\n", to: "plan.yaml")
        let before = try place.run("audit", "checkpoint", "--json").json["ledger"] as? [String: Any]
        #expect(try place.run("agency", "publish", folder, "--plan", plan).complains(1, "leaves out review"))
        let after = try place.run("audit", "checkpoint", "--json").json["ledger"] as? [String: Any]
        #expect(before?["root"] as? String == after?["root"] as? String)
        _ = try place.write(
            "plan: small\ncase-types:\n  permit:\n    states: {intake: intake, review: examination, waiting: waiting}\n", to: "plan.yaml")
        let shown = try place.run("agency", "publish", folder, "--plan", plan, "--dry-run")
        #expect(shown.status == 0 && shown.output.contains(cases[1]) && shown.output.contains("Diaz, Ana"), "\(shown.output)")
        let published = try place.run("agency", "publish", folder, "--plan", plan, "--request-id", "spring", "--json")
        #expect(published.json["moved"] as? Int == 3 && published.json["version"] as? Int == 2, "\(published.complaint)")
        #expect(try place.run("agency", "publish", folder, "--plan", plan, "--request-id", "spring", "--json").output == published.output)
        #expect(try place.run("agency", "publish", folder, "--plan", plan).output.contains("in force already"))
        #expect(try cases.map { try place.state($0) } == ["intake 2", "examination 2", "waiting 2"])
        #expect(try place.state(granted) == "granted 1")
        #expect(try place.run("case", "history", cases[1]).output.contains("goes on under version 2 → Examination"))
        // The old rules held for what was granted then, and every step is found to have been allowed.
        let replayed = try place.run("audit", "replay", "--json")
        #expect(replayed.status == 0 && replayed.json["cases"] as? Int == 4 && replayed.json["not_allowed"] as? Int == 0)
        #expect(try place.run("audit", "verify").status == 0)
    }

    @Test func openCasesKeepTheirRulesWithoutAPlan() throws {
        let place = try SmallPack.office()
        let old = try place.permit(["submit"])
        #expect(try place.run("agency", "publish", SmallPack.write(SmallPack.second, in: place, named: "next")).status == 0)
        let new = try place.permit(["submit"])
        #expect(try place.state(old) == "review 1" && place.state(new) == "examination 2")
        #expect(try place.run("case", "move", old, "grant").status == 0)
        #expect(try place.run("case", "move", new, "grant").complains(1, "The fee is under 50."))
        #expect(try place.run("audit", "replay").status == 0)
        let staff = try place.run("staff", "add", "dana", "--name", "Dana", "--role", "caseworker")
        #expect(staff.status == 0)
        #expect(try place.run("agency", "publish", "usda-service-center", "--as", "dana").complains(1, "Only a designer"))
        #expect(try place.run("agency", "publish", "usda-service-center").complains(1, "is the pack of usda-service-center"))
        let same = try SmallPack.write(SmallPack.second.replacing("10 days", with: "11 days"), in: place, named: "same")
        #expect(try place.run("agency", "publish", same).complains(1, "permit (still 2) changed under the same version"))
    }

    @Test func plansAreReadWithCare() throws {
        let place = try SmallPack.office()
        let number = try place.permit(["submit"])
        let folder = try SmallPack.write(SmallPack.second, in: place, named: "next")
        func publish(_ plan: String) throws -> Workplace.Run {
            try place.run("agency", "publish", folder, "--plan", place.write(plan, to: "plan.yaml"))
        }
        let states = "plan: small\ncase-types: {permit: {states: {review: examination}}}\n"
        let twice = try publish(states + "cases:\n  \(number): waiting\n  \(number): examination\n")
        #expect(twice.status == 1 && twice.complaint.contains("plan.yaml:4:3"), "\(twice.complaint)")
        #expect(try publish(states.replacing("examination", with: "nowhere")).complaint.contains("nowhere"))
        #expect(try publish(states.replacing("examination", with: "closed")).status == 1)
        #expect(try publish(states.replacing("plan: small", with: "plan: other")).status == 1)
        #expect(try publish(states.replacing("permit", with: "permits")).complaint.contains("Did you mean"))
        #expect(try publish(states + "cases: {PM-2026-000001-X: waiting}\n").status == 1)
        #expect(try publish("plan: [").status == 1)
        #expect(try place.run("agency", "publish", folder, "--plan", place.folder + "/none").complains(2, "cannot be read"))
        #expect(try place.state(number) == "review 1")
        let asked = states.replacing(
            "examination}", with: "{question: Are the plans there?, answers: {\"yes\": examination, \"no\": waiting}}}")
        #expect(try publish(asked).complains(1, "Are the plans there? Nobody has said for \(number)."))
        #expect(try publish(asked + "cases: {\(number): \"no\"}\n").status == 0)
        #expect(try place.state(number) == "waiting 2")
    }

    @Test func killedInTheMiddleThereIsOnePackOrTheOther() throws {
        let place = try SmallPack.office()
        let cases = try (0..<6).map { _ in try place.permit(["submit"]) }
        let folder = try SmallPack.write(SmallPack.second, in: place, named: "next")
        let plan = try place.write(
            "plan: small\ncase-types: {permit: {states: {review: examination}}}\n", to: "plan.yaml")
        let template = place.folder + "/before.sqlite"
        #expect(try place.run("store", "backup", template).status == 0)
        var ended: Set<String> = []
        for round in 0..<24 {
            let store = "\(place.folder)/round-\(round).sqlite"
            try FileManager.default.copyItem(atPath: template, toPath: store)
            let started = try place.start(["agency", "publish", folder, "--plan", plan, "--store", store])
            usleep(UInt32(round) * 6000)
            kill(started.process.processIdentifier, SIGKILL)
            started.process.waitUntilExit()
            let states = try Set(
                cases.map { number in
                    let shown = try place.run("case", "show", number, "--store", store, "--json").json
                    return "\(shown["state"] ?? "?") \(shown["type_version"] ?? "?")"
                })
            #expect(states == ["review 1"] || states == ["examination 2"], "\(states)")
            ended.formUnion(states)
            #expect(try place.run("agency", "publish", folder, "--plan", plan, "--store", store).status == 0)
            let again = try place.run("case", "list", "--state", "examination", "--store", store, "--json").json["cases"] as? [Any]
            #expect(again?.count == 6)
            #expect(try place.run("audit", "verify", "--store", store).status == 0)
        }
        #expect(ended.contains("review 1"))
    }

    @Test func clocksRunOutFromTheCommandLine() throws {
        let place = try SmallPack.office()
        let number = try place.permit(["submit", "ask"])
        #expect(try place.run("queue", "tick").output == "No clock has run out.\n")
        place.environment["CASELOAD_NOW"] = "2027-01-01T18:00:00Z"
        #expect(try place.run("queue", "tick").output == "1 clock ran out: 1 reminder.\n")
        let shown = try place.run("case", "show", number)
        #expect(shown.output.contains("Remind the constituent: the clock ran out on 31 Dec."))
        #expect(shown.output.contains("Due Sun 10 Jan 2027: 30 days after 11 Dec 2026, when it came to Waiting: plans."))
        place.environment["CASELOAD_NOW"] = "2027-03-01T18:00:00Z"
        let ticked = try place.run("queue", "tick", "--json").json
        #expect(ticked["steps"] as? Int == 1 && ticked["timers"] as? Int == 1)
        #expect(try place.state(number) == "closed 1")
        #expect(try place.run("queue", "tick", "--json").json["timers"] as? Int == 0)
        #expect(try place.run("audit", "replay").status == 0)
        let queues = try place.run("queue", "list", "--json").json["queues"] as? [[String: Any]]
        #expect(queues?.map { $0["id"] as? String } == ["desk", "boss"])
        let next = try place.permit()
        #expect(try place.run("queue", "next").output.contains(next))
        #expect(try place.run("queue", "next", "--queue", "desk", "--take").output.contains("\(next) is yours now."))
        #expect(try place.run("queue", "next").output == "Nothing waits here.\n")
        #expect(try place.run("queue", "next", "--queue", "dest").complains(1, "Did you mean desk?"))
    }

    @Test(arguments: ["text", "svg", "dot", "mermaid"]) func workflowsAreDrawn(format: String) throws {
        let place = try SmallPack.office()
        let number = try place.permit(["submit", "ask"])
        let drawn = try place.run("agency", "diagram", "permit", "--to", format)
        #expect(drawn.status == 0, "\(drawn.complaint)")
        for title in ["Intake", "Under review", "Granted"] { #expect(drawn.output.contains(title)) }
        #expect(try place.run("agency", "diagram", "PM", "--to", format).output == drawn.output)
        #expect(try place.run("agency", "diagram", "permit", "--to", format, "--agency", place.folder + "/pack").output == drawn.output)
        let trail = try place.run("agency", "diagram", "permit", "--to", format, "--case", number)
        #expect(trail.status == 0 && trail.output != drawn.output)
        #expect(try place.run("agency", "diagram", "permit", "--to", format, "--times").output.contains("1 here"))
        #expect(try place.run("agency", "diagram", "permits").complains(1, "Did you mean permit?"))
        let file = place.folder + "/picture"
        #expect(try place.run("agency", "diagram", "permit", "--to", format, "--output", file).status == 0)
        #expect(String(decoding: try place.bytes(file), as: UTF8.self) == drawn.output)
        if format == "text" {
            let narrow = try place.run("agency", "diagram", "permit", "--ascii", "--width", "40")
            #expect(narrow.output.utf8.allSatisfy { $0 < 128 || $0 > 127 && narrow.output.contains("→") })
        }
    }
}
