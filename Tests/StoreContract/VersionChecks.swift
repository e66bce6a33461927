import CaseStorage
import Casework
import EventLedger
import Testing

extension StoreContract {
    /// Versions of case types, the packs they came with, and going through every case.
    static var versionChecks: [ContractCheck] {
        [
            ContractCheck(name: "Cases are asked for by the version they run on") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let first = try office.openCase(for: person)
                let second = try office.openCase(for: person, version: 2)
                let closed = try office.openCase(for: person)
                _ = try office.openCase(for: person, type: "forage")
                try office.record(.init(closed, try office.move("end", from: "intake", to: "closed", closes: true)))
                func below(_ version: Int, openOnly: Bool = true) throws -> [CaseID] {
                    let page = try office.store.cases(CaseQuery(type: "livestock", versionBelow: version, openOnly: openOnly))
                    #expect(page.total == page.rows.count)
                    return page.rows.map(\.id)
                }
                #expect(try below(1) == [] && below(2) == [first] && below(3) == [first, second])
                #expect(try below(2, openOnly: false) == [first, closed])
                #expect(try office.store.cases(CaseQuery(versionBelow: 2)).total == 4, "versions of different types are not compared")
            },
            ContractCheck(name: "A migrated case stands where the plan put it, under its new version") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let (old, new) = (office.timer("old", 4), office.timer("new", 6))
                let id = try office.openCase(for: person, due: old.ends, timers: [old])
                try office.record(.init(id, office.ranOut(old, reminds: .constituent)))
                try office.record(
                    .init(id, office.migrate(to: 2, from: "intake", to: "intake", queue: "livestock", due: old.ends, timers: [new])))
                var row = try office.row(id)
                #expect(row?.typeVersion == 2 && row?.clock == new.ends && row?.due == old.ends && row?.reminder == .constituent)
                #expect(row?.stateSince == office.today && row?.queue == "livestock")
                let migrated = try office.record(.init(id, office.migrate(to: 3, from: "intake", to: "examination", due: new.ends)))
                row = try office.row(id)
                #expect(row?.typeVersion == 3 && row?.state == "examination" && row?.queue == "supervisors")
                #expect(row?.clock == nil && row?.reminder == nil && row?.stateSince == office.today.adding(days: 1))
                #expect(try office.store.queueCounts(today: office.today).map(\.queue) == ["supervisors"])
                #expect(try office.store.cases(CaseQuery(type: "livestock", versionBelow: 3)).total == 0)
                try office.record(.init(id, try office.withdraw(migrated.events[0])))
                #expect(try office.row(id)?.typeVersion == 2 && office.row(id)?.clock == new.ends)
                #expect(try office.store.verify { _, _ in true }.findings == [])
            },
            ContractCheck(name: "Every pack that came into force is kept, and when it did") { make in
                var office = try Office(make)
                #expect(try office.store.packs().isEmpty)
                let packs = (1...2).map { [PackFile(path: "agency.yaml", bytes: [$0]), PackFile(path: "case-types/a.yaml", bytes: [])] }
                let digests = packs.map { EventLedger.Digest.pack($0) }
                let subject: SubjectID = office.id()
                var expected: [InstalledPack] = []
                // The first comes back at last; that its files are there already is no reason to send none.
                for (index, files) in [(0, packs[0]), (1, Array(packs[1].reversed())), (0, packs[0]), (1, [])] {
                    let installed = PackInstalled(
                        agency: "county", digest: digests[index].hex, timeZone: "America/Chicago", plan: "plan: county")
                    let commit = office.commit([.init(subject, .packInstalled(installed))], packFiles: files)
                    let event = try office.store.commit(commit).events[0]
                    expected.append(InstalledPack(sequence: event.sequence, digest: digests[index], at: commit.at))
                    _ = try office.person(.init(givenName: "Ana"))
                    #expect(try office.store.packFiles() == packs[index])
                }
                #expect(try office.store.packs() == expected)
                for (files, digest) in zip(packs, digests) { #expect(try office.store.packFiles(of: digest) == files) }
                #expect(try office.store.packFiles(of: .zero).isEmpty)
                #expect(try office.store.verify { _, _ in true }.findings == [])
            },
            ContractCheck(name: "A pack whose files are not those of its digest is refused whole") { make in
                var office = try Office(make)
                let state = try office.store.ledgerState()
                let file = PackFile(path: "agency.yaml", bytes: [1])
                for (digest, files) in [
                    (EventLedger.Digest.pack([file]).hex, []), (EventLedger.Digest.pack([]).hex, [file]), ("", [file]),
                    (EventLedger.Digest.pack([file, file]).hex, [file, file]),
                ] {
                    let subject: SubjectID = office.id()
                    let installed = PackInstalled(agency: "county", digest: digest, timeZone: "America/Chicago")
                    let commit = office.commit([.init(subject, .packInstalled(installed))], packFiles: files)
                    #expect(throws: StorageFailure.self) { try office.store.commit(commit) }
                }
                #expect(try office.store.ledgerState() == state)
                #expect(try office.store.packs().isEmpty && office.store.packFiles().isEmpty)
            },
            ContractCheck(name: "Every case is handed over once, in the order they were opened") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                var ids: [CaseID] = []
                // More than any engine reads at once.
                for _ in 0..<3 {
                    var commits: [Commit] = []
                    for _ in 0..<80 {
                        let id: CaseID = office.id()
                        ids.append(id)
                        commits.append(office.commit([.init(id, try office.opening(for: person))]))
                    }
                    _ = try office.store.load(commits)
                }
                let wrong: CaseID = office.id()
                let opened = try office.record(.init(wrong, try office.opening(for: person)))
                try office.record(.init(wrong, try office.withdraw(opened.events[0])))
                try office.record(.init(ids[7], try office.move("end", from: "intake", to: "closed", closes: true)))
                try office.record(.init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [ids[9]], note: nil))))
                ids.append(wrong)
                var found: [CaseFile] = []
                try office.store.forEachCase { file in
                    found.append(file)
                    return true
                }
                #expect(found.map(\.record.id) == ids)
                #expect(found.last?.record.isWithdrawn == true)
                for index in [0, 7, 9, 100, 239, 240] { #expect(try found[index] == office.store.caseFile(ids[index])) }
                var seen = 0
                try office.store.forEachCase { _ in
                    seen += 1
                    return seen < 123
                }
                #expect(seen == 123)
            },
            ContractCheck(name: "Whoever is handed a case may ask the store, and work goes on meanwhile") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let first = try office.openCase(for: person)
                var found: [CaseID] = []
                var failure: (any Error)?
                try office.store.forEachCase { file in
                    found.append(file.record.id)
                    do {
                        #expect(try office.store.caseFile(file.record.id) == file)
                        if found.count == 1 { found.append(try office.openCase(for: person)) }
                    } catch { failure = error }
                    return true
                }
                #expect(failure == nil)
                #expect(found.count == 3 && found[0] == first && found[1] == found[2], "the case opened meanwhile came at the end")
            },
        ]
    }
}
