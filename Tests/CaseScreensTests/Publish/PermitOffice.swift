import AgencyPacks
import CaseOperations
import CaseScreens
import CaseStorage
import Casework
import Foundation
import TextCanvas

/// The office of Tests/Scripts/packs in a store in memory, with a desk on it. Whoever made the store has every role.
struct PermitOffice {
    let store: MemoryStore
    let performer: Performer
    private(set) var played: ScriptedCounter

    static let packs = "Tests/Scripts/packs"

    init(size: Size = Size(columns: 80, rows: 24)) throws {
        // Scripts name folders as somebody at the project's own would.
        guard FileManager.default.changeCurrentDirectoryPath(ProjectFolder.path) else { throw StorageFailure.missing(.pack) }
        let files = try PackFiles(folder: "\(ProjectFolder.path)/\(Self.packs)/office")
        guard let agency = AgencyPack.read(files).agency else { throw StorageFailure.missing(.pack) }
        let new = NewStore(
            mode: .training, agency: agency, files: files, login: "robin", name: "Robin Lake", at: SampleCounter.morning)
        store = try MemoryStore(new.store, genesis: new.genesis, signingSeed: new.signingSeed)
        guard let me = try store.staff().first else { throw StorageFailure.missing(.staff) }
        let office = Office(store: store, agency: agency, mode: .training, me: me, clock: SetClock(SampleCounter.morning))
        performer = Performer(office: office, seat: SampleSeat())
        played = ScriptedCounter(performer: performer, size: size)
    }

    var text: String { played.canvas.text }

    mutating func play(_ lines: String, saving save: (String, String) throws -> Void = { _, _ in }) throws {
        try played.run(KeyScript(text: lines), saving: save)
    }

    /// A case of somebody new, moved on by these steps.
    @discardableResult
    func open(_ name: String, steps: [String] = []) throws -> CaseID {
        let office = performer.office
        let person = try office.addConstituent(ConstituentDetails(givenName: "Kim", familyName: name)).id
        let id = try office.openCase(
            CaseOpening(type: "stall", constituent: person, values: ["street": .text("Mill Lane")], owner: office.me.id)
        ).id
        for step in steps { _ = try office.change(id, .move(transition: step, values: [:], reason: nil, due: nil)) }
        return id
    }
}
