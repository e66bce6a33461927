import Foundation

/// A pack of one case type, written where a test wants it, and changed by exchanging words.
enum SmallPack {
    static let agency = """
        agency: small
        title: Small office
        time-zone: America/Chicago
        languages: [en]
        queues: {desk: {title: Desk, target: {after: 20 days, from: received, pauses: true}}, boss: {title: For the boss}}

        """

    static let permit = """
        case-type: permit
        title: Permit
        prefix: PM
        version: 1
        queue: desk
        fields:
          site: {label: Site, type: text}
          fee: {label: Fee, type: integer, minimum: 0, maximum: 100}
        workflow:
          initial: intake
          states:
            intake: {title: Intake, due: 3 days}
            review: {title: Under review, due: 10 days}
            waiting: {title: "Waiting: plans", waiting-on: constituent, due: 30 days}
            granted: {title: Granted, final: true}
            closed: {title: Closed, final: true}
          transitions:
            submit: {title: Submit, from: intake, to: review}
            ask: {title: Ask for plans, from: review, to: waiting}
            received: {title: Plans received, from: waiting, to: review}
            grant: {title: Grant, from: review, to: granted, requires: [fee]}
            refuse: {title: Refuse, from: review, to: closed}
            expire: {title: Close as incomplete, from: waiting, to: closed, roles: [system, supervisor]}
          timers:
            - {id: nudge, in: waiting, after: 20 days, remind: constituent}
            - {id: hand, in: review, after: 10 days, queue: boss}
            - {id: expire, in: waiting, after: 40 days, do: expire}

        """

    /// Version 2: what was under review is examined, and a grant needs a fee of 50.
    static let second = permit.replacing("version: 1", with: "version: 2").replacing("    review: {", with: "    examination: {")
        .replacing("Under review", with: "Examination").replacing("to: review", with: "to: examination")
        .replacing("from: review", with: "from: examination").replacing("in: review", with: "in: examination")
        .replacing(
            "requires: [fee]", with: "requires: [fee], guard: [{when: fee >= 50, otherwise: The fee is under 50.}]")

    /// The folder, to be named to the program.
    static func write(_ permit: String, agency: String = agency, in place: Workplace, named name: String = "pack") throws -> String {
        let folder = "\(place.folder)/\(name)"
        try FileManager.default.createDirectory(atPath: folder + "/case-types", withIntermediateDirectories: true)
        try Data(agency.utf8).write(to: URL(filePath: folder + "/agency.yaml"))
        try Data(permit.utf8).write(to: URL(filePath: folder + "/case-types/permit.yaml"))
        return folder
    }

    /// A training store of this office on the day the tests take for today.
    static func office() throws -> Workplace {
        let place = try Workplace(agency: nil)
        let made = try place.run("init", "--agency", try write(permit, in: place), "--training")
        guard made.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["said": made.complaint]) }
        return place
    }
}

extension Workplace {
    /// A permit's number, brought on by these steps.
    func permit(_ steps: [String] = [], fee: Int = 20) throws -> String {
        let person = try addConstituent("Ana Diaz")
        let opened = try run("case", "open", "permit", "--constituent", person, "--set", "fee=\(fee)", "--json")
        let number = opened.json["number"] as? String ?? ""
        for step in steps { _ = try run("case", "move", number, step) }
        return number
    }

    func state(_ number: String) throws -> String {
        let shown = try run("case", "show", number, "--json").json
        return "\(shown["state"] ?? "?") \(shown["type_version"] ?? "?")"
    }
}
