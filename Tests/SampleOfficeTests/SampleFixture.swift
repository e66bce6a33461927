import AgencyPacks
import CaseStorage
import Casework
import EventLedger
import Foundation
import SampleOffice
import Testing

/// The office of the project's own pack, and samples made of it.
struct SampleFixture {
    let files: PackFiles
    let agency: Agency
    let staff: [SampleStaff]

    init() throws {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appendingPathComponent("SampleData").path) {
            folder.deleteLastPathComponent()
        }
        files = try PackFiles(folder: folder.appendingPathComponent("SampleData/usda-service-center").path)
        let pack = AgencyPack.read(files)
        agency = try #require(pack.agency, "the sample pack has errors: \(pack.problems.filter { $0.severity == .error })")
        staff = pack.sampleStaff
    }

    func plan(seed: UInt64 = 7, constituents: Int = 60, cases: Int = 40, asOf: String = "2026-12-11", login: String = "clerk") throws
        -> SamplePlan
    {
        SamplePlan(
            seed: seed, constituents: constituents, cases: cases, asOf: try #require(CivilDate(asOf)), agency: agency, staff: staff,
            files: files, login: login, name: "Chris Clerk")
    }
}

/// A sample as a memory store has it after loading in batches.
func store(of plan: SamplePlan, batch: Int = 1000) throws -> MemoryStore {
    var generator = try SampleGenerator(plan)
    let store = try MemoryStore(generator.storeID, genesis: generator.genesis, signingSeed: [UInt8](repeating: 7, count: 32))
    while true {
        let commits = generator.next(batch: batch)
        if commits.isEmpty { return store }
        _ = try store.load(commits)
    }
}

/// A sample's events with their sequences and versions, as any store would record them, without one.
struct SampleEvents {
    let commits: [Commit]
    let events: [RecordedEvent]
    /// Own events of each subject, oldest first.
    let bySubject: [SubjectID: [RecordedEvent]]

    init(_ plan: SamplePlan) throws {
        var generator = try SampleGenerator(plan)
        var commits = [generator.genesis]
        while true {
            let batch = generator.next(batch: 512)
            if batch.isEmpty { break }
            commits += batch
        }
        var events: [RecordedEvent] = []
        var bySubject: [SubjectID: [RecordedEvent]] = [:]
        for commit in commits {
            for entry in commit.entries {
                let recorded = RecordedEvent(
                    sequence: UInt64(events.count), commit: commit.id, subject: entry.subject,
                    version: UInt64(bySubject[entry.subject, default: []].count + 1), recordedAt: commit.at, actor: commit.actor,
                    event: entry.event)
                events.append(recorded)
                bySubject[entry.subject, default: []].append(recorded)
            }
        }
        self.commits = commits
        self.events = events
        self.bySubject = bySubject
    }

    /// Every case with its own events.
    var files: [CaseFile] {
        events.compactMap { recorded in
            guard case .caseOpened = recorded.event else { return nil }
            return CaseFile(folding: bySubject[recorded.subject] ?? [])
        }
    }

    var people: [(id: ConstituentID, details: ConstituentDetails)] {
        events.compactMap { recorded in
            guard case .constituentAdded(let added) = recorded.event, let details = added.personal else { return nil }
            return (recorded.subject.retyped(), details)
        }
    }
}
