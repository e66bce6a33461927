import AgencyPacks
import CaseOperations
import CaseScreens
import CaseStorage
import Casework
import EventLedger
import Foundation
import SampleOffice
import TextCanvas

/// A counter over the sample office of a fixed seed and day, played by key scripts.
struct SampleCounter {
    let office: Office
    let clock: SetClock
    private(set) var played: ScriptedCounter

    /// Friday, 11 December 2026, 10:42 in the office's zone.
    static let morning = Moment(utcMilliseconds: 1_797_007_320_000, offsetMinutes: -360)

    init(
        as login: String = "dana", size: Size = Size(columns: 80, rows: 24), sample: Result<SampleFiles, any Error> = SampleFiles.shared
    ) throws {
        let sample = try sample.get()
        let store = try MemoryStore(sample.storeID, genesis: sample.genesis, signingSeed: [UInt8](repeating: 7, count: 32))
        _ = try store.load(sample.commits)
        guard let me = try store.staff().first(where: { $0.login == login }) else { throw StorageFailure.missing(.store) }
        clock = SetClock(Self.morning)
        office = Office(store: store, agency: sample.agency, mode: .training, me: me, clock: clock)
        played = ScriptedCounter(performer: Performer(office: office, seat: SampleSeat()), size: size)
    }

    /// The same store seen by somebody else at another terminal.
    func office(of login: String) throws -> Office { office.seen(by: try office.findStaff(login)) }

    var screen: String { played.canvas.recorded }
    var text: String { played.canvas.text }

    /// Plays lines of a key script.
    mutating func play(_ lines: String, saving save: (String, String) throws -> Void = { _, _ in }) throws {
        try played.run(KeyScript(text: lines), saving: save)
    }
}

/// A clock that stands still.
struct SetClock: OfficeClock {
    let moment: Moment
    init(_ moment: Moment) { self.moment = moment }
    func now() -> Moment { moment }
}

/// A seat with two printers, one of them out of paper.
struct SampleSeat: SeatEquipment {
    func printers() -> [String] { ["counter", "back-room"] }
    func rememberedPrinter() -> String? { "counter" }
    func rememberPrinter(_ name: String) {}
    func print(_ sheet: Sheet, isASCII: Bool, on printer: String) throws(PrintingFailure) {
        if printer == "back-room" { throw PrintingFailure("it has no paper") }
    }
    func save(_ sheet: Sheet, isASCII: Bool, to path: String) throws(PrintingFailure) {}
    func themes() -> (names: [String], current: String) {
        (["caseload-dark", "caseload-high-contrast", "caseload-light"], "caseload-dark")
    }
    func chooseTheme(_ name: String) {}
}

/// The commits of the sample, made once.
struct SampleFiles: Sendable {
    let agency: Agency
    let storeID: StoreID
    let genesis: Commit
    let commits: [Commit]

    static let shared = Result { try SampleFiles(constituents: 200, cases: 150) }
    /// For tests that press thousands of keys.
    static let small = Result { try SampleFiles(constituents: 30, cases: 12) }
    /// The other office, which helps employers to hire for a season.
    static let hiring = Result { try SampleFiles("h-2a-hiring", constituents: 40, cases: 20) }

    private init(_ pack: String = "usda-service-center", constituents: Int, cases: Int) throws {
        let files = try PackFiles(folder: "\(ProjectFolder.path)/SampleData/\(pack)")
        let pack = AgencyPack.read(files)
        guard let agency = pack.agency, let day = CivilDate("2026-12-11") else { throw StorageFailure.missing(.store) }
        let plan = SamplePlan(
            seed: 7, constituents: constituents, cases: cases, asOf: day, agency: agency, staff: pack.sampleStaff, files: files,
            login: "clerk",
            name: "Chris Clerk")
        var generator = try SampleGenerator(plan)
        storeID = generator.storeID
        genesis = generator.genesis
        var commits: [Commit] = []
        while true {
            let batch = generator.next(batch: 1000)
            if batch.isEmpty { break }
            commits += batch
        }
        self.commits = commits
        self.agency = agency
    }
}

/// The folder of the project, found from this file upwards.
enum ProjectFolder {
    static let path: String = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "SampleData").path) {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    static func script(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/Tests/Scripts/\(name)", encoding: .utf8) }
}
