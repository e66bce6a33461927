import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Foundation
import Testing

struct FixedClock: OfficeClock {
    var moment: Moment
    func now() -> Moment { moment }
}

/// A counter in the sample office, over a store in memory, on Thursday 5 November 2026 at 10:00.
struct Counter {
    let store: MemoryStore
    let agency: Agency
    let genesis: NewStore
    let boss: StaffMember
    let dana: StaffMember
    let lee: StaffMember
    static let ten = Moment(utcMilliseconds: 1_793_894_400_000, offsetMinutes: -360)

    static func above(_ name: String, from file: String = #filePath) -> String? {
        var url = URL(fileURLWithPath: file)
        while url.path != "/" {
            url.deleteLastPathComponent()
            let found = url.appendingPathComponent(name).path
            if FileManager.default.fileExists(atPath: found) { return found }
        }
        return nil
    }

    static func genesis(mode: StoreMode = .training) throws -> (new: NewStore, agency: Agency) {
        let folder = try #require(above("SampleData/usda-service-center"), "SampleData is not here")
        let files = try PackFiles(folder: folder)
        let agency = try #require(AgencyPack.read(files).agency)
        return (NewStore(mode: mode, agency: agency, files: files, login: "boss", name: "Bo Ss", at: ten), agency)
    }

    init() throws {
        let (new, agency) = try Self.genesis()
        genesis = new
        self.agency = agency
        store = try MemoryStore(new.store, genesis: new.genesis, signingSeed: new.signingSeed)
        boss = try store.staff()[0]
        let office = Office(store: store, agency: agency, mode: .training, me: boss, clock: FixedClock(moment: Self.ten))
        _ = try office.addStaff(login: "dana", name: "Dana Whitfield", roles: ["caseworker"])
        _ = try office.addStaff(login: "lee", name: "Lee Sorensen", roles: ["supervisor"])
        _ = try office.addStaff(login: "priya", name: "Priya Raman", roles: ["auditor"])
        _ = try office.addStaff(login: "noel", name: "Noel Castaneda", roles: ["designer"])
        dana = try office.findStaff("dana")
        lee = try office.findStaff("lee")
    }

    /// The office as somebody sees it, so many minutes after ten.
    func office(_ member: StaffMember? = nil, after minutes: Int = 0) -> Office {
        Office(
            store: store, agency: agency, mode: .training, me: member ?? dana,
            clock: FixedClock(moment: Self.ten.adding(milliseconds: Int64(minutes) * 60_000)))
    }

    func person(_ given: String = "Marisol", _ family: String = "Ortega", born: String = "1979-03-14", externalID: String? = nil) throws
        -> ConstituentID
    {
        try office().addConstituent(
            .init(
                givenName: given, familyName: family, birthDate: CivilDate(born), phones: ["505-555-0142"], language: "es",
                externalID: externalID)
        ).id
    }

    static let values: FieldValues = [
        "loss_date": .text("2026-06-02"), "cause": .text("blizzard"), "relation": .text("owner"), "owner_ssn": .text("123-45-6789"),
        "losses": .rows([["kind": .text("beef_adult"), "outcome": .text("died"), "head": .integer(3)]]),
    ]

    func open(
        _ id: ConstituentID, request: Request = .unique(), values: FieldValues = values, owner: StaffID? = nil, after minutes: Int = 0
    ) throws -> CaseOutcome {
        try office(after: minutes).openCase(
            CaseOpening(type: "livestock-indemnity", constituent: id, values: values, owner: owner), request: request)
    }
}

/// The failure that something ends with.
func failure(_ body: () throws -> some Any) -> OperationFailure? {
    do {
        _ = try body()
        return nil
    } catch { return error as? OperationFailure }
}

let submit = CaseCommand.move(transition: "submit", values: [:], reason: nil, due: nil)
