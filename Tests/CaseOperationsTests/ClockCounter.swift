import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Testing

/// A small office over a store in memory, its pack written here, so that a test can change it and wait.
struct ClockCounter {
    let store: MemoryStore
    let agency: Agency
    let files: PackFiles
    let boss: StaffMember
    let dana: StaffMember

    static let agencyFile = """
        agency: small
        title: Small office
        time-zone: America/Chicago
        languages: [en]
        queues: {desk: {title: Desk, target: {after: 20 days, from: received, pauses: true}}, boss: {title: For the boss}}
        """

    static func caseType(version: Int, _ workflow: String) -> String {
        """
        case-type: permit
        title: Permit
        prefix: PM
        version: \(version)
        queue: desk
        fields: {site: {label: Site, type: text}, fee: {label: Fee, type: integer, minimum: 0, maximum: 100}}
        workflow:
        \(workflow)
        """
    }

    static let first = """
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
            grant: {title: Grant, from: review, to: granted, guard: [{when: fee >= 10, otherwise: The fee is too low.}]}
            refuse: {title: Refuse, from: review, to: closed}
            expire: {title: Close, from: waiting, to: closed, roles: [system, supervisor]}
          timers:
            - {id: nudge, in: waiting, after: 20 days, remind: constituent}
            - {id: hand, in: review, after: 10 days, queue: boss}
            - {id: expire, in: waiting, after: 40 days, do: expire}

        """

    /// `review` is called `examination`, and a fee of 50 is wanted.
    static let second = first.replacing("review:", with: "examination:").replacing("to: review", with: "to: examination")
        .replacing("from: review", with: "from: examination").replacing("in: review", with: "in: examination")
        .replacing("fee >= 10", with: "fee >= 50")

    static func pack(version: Int, _ workflow: String, agency: String = agencyFile) throws -> (agency: Agency, files: PackFiles) {
        let files = try PackFiles([
            PackFile(path: "agency.yaml", bytes: Array(agency.utf8)),
            PackFile(path: "case-types/permit.yaml", bytes: Array(caseType(version: version, workflow).utf8)),
        ])
        let pack = AgencyPack.read(files)
        return (try #require(pack.agency, "\(pack.problems)"), files)
    }

    /// - Parameter workflow: taken as a store keeps it, whatever the check would say.
    init(workflow: String = first) throws {
        let text = Self.caseType(version: 1, workflow)
        files = try PackFiles([
            PackFile(path: "agency.yaml", bytes: Array(Self.agencyFile.utf8)),
            PackFile(path: "case-types/permit.yaml", bytes: Array(text.utf8)),
        ])
        agency = try #require(AgencyPack.read(kept: files).agency)
        let new = NewStore(mode: .training, agency: agency, files: files, login: "boss", name: "Bo Ss", at: Counter.ten)
        store = try MemoryStore(new.store, genesis: new.genesis, signingSeed: new.signingSeed)
        boss = try store.staff()[0]
        let office = Office(store: store, agency: agency, mode: .training, me: boss, clock: FixedClock(moment: Counter.ten))
        _ = try office.addStaff(login: "dana", name: "Dana Whitfield", roles: ["caseworker"])
        dana = try office.findStaff("dana")
    }

    /// The office by the pack that is in force, so many days after 5 November 2026.
    func office(_ member: StaffMember? = nil, after days: Int = 0) throws -> Office {
        try Office(
            store: store, agency: agency, mode: .training, me: member ?? dana,
            clock: FixedClock(moment: Counter.ten.adding(milliseconds: Int64(days) * 86_400_000))
        ).reopened()
    }

    /// A case brought to a state by these steps, all on the first day.
    func open(_ steps: [String] = [], fee: Int = 20) throws -> CaseID {
        let office = try office()
        let person = try office.addConstituent(.init(givenName: "Ana", familyName: "Diaz")).id
        let opened = try office.openCase(CaseOpening(type: "permit", constituent: person, values: ["fee": .integer(fee)]))
        for step in steps { _ = try office.change(opened.id, .move(transition: step, values: [:], reason: nil, due: nil)) }
        return opened.id
    }

    func record(_ id: CaseID) throws -> CaseRecord { try #require(try store.caseFile(id)).record }
}
