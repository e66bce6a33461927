import AgencyPacks
import CaseStorage
import Casework
import EventLedger

extension Office {
    /// Cases moved in one commit with the pack itself; more follow in further commits. Far below what a commit may hold, and
    /// no office of one store has as many open cases of the types it changes.
    private static let casesInOneCommit = 20_000
    private static let casesNamed = 10
    /// How often somebody else may step in between.
    private static let attempts = 5

    /// What a publication would do, and what keeps it from being done. Only a designer may ask.
    public func preview(_ publication: Publication) throws(OperationFailure) -> PublishPreview {
        try requireDesigner()
        let isInForce = opened?.pack == publication.files.digest
        var problems = isInForce ? [] : try problems(with: publication)
        guard problems.isEmpty else { return PublishPreview(groups: [], problems: problems, isInForce: isInForce) }
        var groups: [PublishPreview.Group] = []
        let staff = try staff()
        var unanswered: [String: [CaseNumber]] = [:]
        try forEachOlderCase(of: publication.agency) { row throws(OperationFailure) in
            let outcome = publication.outcome(for: row)
            switch outcome {
            case .asks(let question, _): unanswered[question, default: []].append(row.number)
            case .misanswered(let given, let known): problems.append(.misanswered(row.number, given: given, known: known))
            case .keeps, .moves, .missing: break
            }
            let found = groups.firstIndex {
                $0.type == row.type && $0.version == row.typeVersion && $0.state == row.state && $0.outcome == outcome
            }
            if let found {
                groups[found].count += 1
                if groups[found].cases.count < Self.casesNamed { groups[found].cases += try lines([row], staff: staff) }
            } else {
                groups.append(
                    .init(
                        type: row.type, version: row.typeVersion, state: row.state, count: 1, outcome: outcome,
                        cases: try lines([row], staff: staff)))
            }
        }
        let open = groups.map { OpenCases(type: $0.type, version: $0.version, state: $0.state, count: $0.count) }
        let planned = publication.plan?.problems(open: open, in: publication.agency, over: try formerTypes(of: groups)) ?? []
        problems += planned.map { .plan($0) }
        problems += unanswered.sorted { $0.key < $1.key }.map { .unanswered(question: $0.key, $0.value) }
        let ordered = groups.sorted { ($0.type, $0.version, $0.state) < ($1.type, $1.version, $1.state) }
        return PublishPreview(groups: ordered, problems: problems, isInForce: isInForce)
    }

    /// Puts a pack into force, and moves open cases as its plan says; without a plan each goes on as it is.
    ///
    /// The pack and the cases it moves become durable in one commit, so that an interruption leaves the old pack or the new
    /// one. Where there are more cases than fit into one, the rest follow; the same publication again finishes what was
    /// interrupted. Only a designer may. Who has the store open must open it again: they work by the former pack.
    public func publish(_ publication: Publication, request: Request = .unique()) throws(OperationFailure) -> PublishOutcome {
        if let failure = try replaced() { throw try isSameStore() ? .unpublishable(.publishedMeanwhile, more: 0) : failure }
        try requireDesigner()
        let content = ["publish", publication.files.digest.hex] + (publication.planText.map { [$0] } ?? [])
        if let before = try earlier(request, saying: content) {
            let outcome = try PublishOutcome(before, packs: packCount())
            // What did not fit into that commit may still be to do, unless yet another pack is in force.
            return opened?.pack == publication.files.digest ? try finish(publication, outcome) : outcome
        }
        for attempt in 1... {
            let preview = try preview(publication)
            if let problem = preview.problems.first { throw .unpublishable(problem, more: preview.problems.count - 1) }
            if preview.isInForce, preview.moving == 0 {
                let ledger = try reading { () throws(StorageFailure) in try store.ledgerState() }
                return PublishOutcome(version: try packCount(), ledger: ledger, moved: 0, isRepeat: true)
            }
            let pack = try packSubject()
            do throws(OperationFailure) { return try publish(publication, over: pack, preview, request, content) } catch {
                // Somebody worked on one of the cases meanwhile: it is looked at again. Another pack is another matter.
                guard case .storage(.conflict(let subject, _, _)) = error else { throw error }
                if subject == pack.subject { throw .unpublishable(.publishedMeanwhile, more: 0) }
                guard attempt < Self.attempts else { throw error }
            }
        }
        throw .storage(.busy(holder: nil))
    }

    private func publish(
        _ publication: Publication, over pack: (subject: SubjectID, version: UInt64), _ preview: PublishPreview, _ request: Request,
        _ content: [String]
    ) throws(OperationFailure) -> PublishOutcome {
        let now = now
        let moves = try migrations(by: publication, at: now)
        let installed = PackInstalled(
            agency: publication.agency.id, digest: publication.files.digest.hex, timeZone: publication.agency.timeZone,
            plan: publication.planText)
        let committed = try perform(request, saying: content, at: now) { _, _ throws(OperationFailure) in
            // Two designers at once: the second learns of the first.
            var decision = Decision(
                [Commit.Entry(pack.subject, .packInstalled(installed))], expecting: [pack.subject: pack.version],
                packFiles: publication.files.files)
            decision.add(moves)
            return decision
        }
        let outcome = try PublishOutcome(committed, packs: packCount())
        return preview.moving > moves.count ? try following().finish(publication, outcome) : outcome
    }

    /// Moves what is left once the pack is in force.
    private func finish(_ publication: Publication, _ begun: PublishOutcome) throws(OperationFailure) -> PublishOutcome {
        var moved = 0
        var conflicts = 0
        while true {
            let now = now
            let moves = try migrations(by: publication, at: now)
            if moves.isEmpty { break }
            do throws(OperationFailure) {
                _ = try perform(.unique(), saying: [], at: now) { _, _ throws(OperationFailure) in
                    var decision = Decision([])
                    decision.add(moves)
                    return decision
                }
                moved += moves.count
            } catch {
                conflicts += 1
                guard case .storage(.conflict) = error, conflicts < Self.attempts else { throw error }
            }
        }
        guard moved > 0 else { return begun }
        let ledger = try reading { () throws(StorageFailure) in try store.ledgerState() }
        return PublishOutcome(version: begun.version, ledger: ledger, moved: begun.moved + moved, isRepeat: false)
    }

    /// The next cases to be moved, as many as one commit takes.
    private func migrations(by publication: Publication, at now: Moment) throws(OperationFailure) -> [PlannedMigration] {
        guard publication.plan != nil else { return [] }
        var found: [(id: CaseID, migration: Migration)] = []
        var seen: Set<CaseID> = []
        try forEachOlderCase(of: publication.agency) { row throws(OperationFailure) in
            // A case opened meanwhile shifts the pages, and a row may come twice.
            if found.count < Self.casesInOneCommit, seen.insert(row.id).inserted, case .moves(let migration) = publication.outcome(for: row)
            {
                found.append((row.id, migration))
            }
        }
        var moves: [PlannedMigration] = []
        for (id, migration) in found {
            let file = try caseFile(id)
            // Read again: the list may be older than the case.
            guard publication.plan?.outcome(for: file.record, in: publication.agency) == .moves(migration) else { continue }
            let constituent = try constituent(of: file, asOf: publication.agency)
            let former = agencyKnown(type: file.record.type, version: file.record.typeVersion)?.caseType(file.record.type)
            do throws(Refusal) {
                let event = try publication.agency.decide(migration, of: file, from: former, constituent: constituent, now: now)
                moves.append(PlannedMigration(id: id, version: file.record.version, event: event))
            } catch { throw .unpublishable(.refused(file.record.number, error, type: file.record.type), more: 0) }
        }
        return moves
    }

    /// Another office's pack, and case types that changed without a new number: nobody could say by which rules a case went.
    private func problems(with publication: Publication) throws(OperationFailure) -> [PublishProblem] {
        let (new, old) = (publication.agency, agency)
        if new.id != old.id { return [.otherAgency(new.id, wanted: old.id)] }
        var unraised: [PublishProblem.TypeVersion] = []
        for type in new.caseTypes {
            let hasCases = try reading { () throws(StorageFailure) in
                try store.cases(CaseQuery(type: type.id, limit: 1)).total > 0
            }
            guard hasCases, let kept = agencyKnown(type: type.id, version: type.version)?.caseType(type.id) else { continue }
            if kept != type { unraised.append(.init(type: type.id, version: type.version)) }
        }
        return unraised.isEmpty ? [] : [.versionsNotRaised(unraised)]
    }

    /// Open cases that run on an older version than the one of that pack, a page at a time. Nothing may be written meanwhile.
    private func forEachOlderCase(
        of agency: Agency, _ body: (CaseRow) throws(OperationFailure) -> Void
    ) throws(OperationFailure) {
        for type in agency.caseTypes {
            var offset = 0
            while true {
                let query = CaseQuery(
                    type: type.id, versionBelow: type.version, openOnly: true, order: .due, limit: 1000, offset: offset)
                let rows = try reading { () throws(StorageFailure) in try store.cases(query).rows }
                for row in rows { try body(row) }
                offset += rows.count
                if rows.count < 1000 { break }
            }
        }
    }

    private func formerTypes(of groups: [PublishPreview.Group]) throws(OperationFailure) -> [CaseType] {
        var seen: Set<PublishProblem.TypeVersion> = []
        return groups.compactMap { group in
            guard seen.insert(.init(type: group.type, version: group.version)).inserted else { return nil }
            return agencyKnown(type: group.type, version: group.version)?.caseType(group.type)
        }
    }

    private func isSameStore() throws(OperationFailure) -> Bool {
        try reading { () throws(StorageFailure) in try store.identity().store } == opened?.store
    }

    func requireDesigner() throws(OperationFailure) {
        let actor = try currentActor()
        try deciding { () throws(Refusal) in if !actor.roles.contains("designer") { throw .roleRequired(["designer"]) } }
    }

    private func packCount() throws(OperationFailure) -> UInt64 {
        UInt64(try reading { () throws(StorageFailure) in try store.packs().count })
    }

    /// The subject that packs are installed under, and how many were.
    private func packSubject() throws(OperationFailure) -> (subject: SubjectID, version: UInt64) {
        let packs = try reading { () throws(StorageFailure) in try store.packs() }
        guard let last = packs.last else { return (Request.unique().newIdentifier(), 0) }
        let stored = try reading { () throws(StorageFailure) in try store.storedEvents(last.sequence..<last.sequence + 1).first }
        guard let stored, let header = try? EventHeader(decoding: stored.header) else {
            throw .storage(.damaged(sequence: last.sequence, "its header cannot be read"))
        }
        return (SubjectID(high: header.subject.high, low: header.subject.low), header.subjectVersion)
    }
}

/// A case on its way to the new version, before it is durable.
private struct PlannedMigration {
    let id: CaseID
    let version: UInt64
    let event: CaseMigrated
}

extension Office.Decision {
    fileprivate mutating func add(_ moves: [PlannedMigration]) {
        entries += moves.map { Commit.Entry($0.id, .caseMigrated($0.event)) }
        for move in moves { expecting[move.id.retyped()] = move.version }
    }
}

extension Publication {
    fileprivate func outcome(for row: CaseRow) -> MigrationOutcome {
        plan?.outcome(ofOpen: row.number, type: row.type, version: row.typeVersion, state: row.state, in: agency) ?? .keeps
    }
}

extension PublishOutcome {
    fileprivate init(_ committed: Committed, packs: UInt64) {
        let moved = committed.events.count { if case .caseMigrated = $0.event { true } else { false } }
        self.init(version: packs, ledger: committed.ledger, moved: moved, isRepeat: committed.isRepeat)
    }
}
