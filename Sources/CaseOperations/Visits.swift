import CaseStorage
public import Casework
import Foundation

/// One person served now or held, as a seat remembers it; it becomes one contact when it ends.
public struct Visit: Codable, Sendable, Equatable {
    public var constituent: ConstituentID
    public var name: String
    public var startedAt: Int64
    /// Milliseconds served before the last hold.
    public var served: Int64
    /// When it was last taken up; nil while held.
    public var runningSince: Int64?
    /// When it was put on hold.
    public var heldSince: Int64?

    /// Time served so far.
    public func milliseconds(at now: Moment) -> Int64 {
        served + (runningSince.map { max(0, now.utcMilliseconds - $0) } ?? 0)
    }
}

/// The visit that runs and those on hold; kept as a draft, so that a dropped line loses neither.
public struct VisitBook: Codable, Sendable, Equatable {
    public var current: Visit?
    public var held: [Visit] = []

    public init() {}
}

extension Office {
    static let visitKey = "visits"

    public func visits() throws(OperationFailure) -> VisitBook {
        let drafts = try reading { () throws(StorageFailure) in try store.drafts(of: me.id) }
        guard let draft = drafts.first(where: { $0.key == Self.visitKey }) else { return VisitBook() }
        return (try? JSONDecoder().decode(VisitBook.self, from: Data(draft.content))) ?? VisitBook()
    }

    /// Starts serving somebody; who was being served is put on hold.
    public func startVisit(_ id: ConstituentID) throws(OperationFailure) -> VisitBook {
        let actor = try currentActor()
        try deciding { () throws(Refusal) in if !actor.roles.contains("caseworker") { throw .roleRequired(["caseworker"]) } }
        let constituent = try constituentFile(id)
        let (id, name) = (constituent.constituent.id, constituent.constituent.details.sortName)
        var book = try visits()
        // A visit may have begun before the person was merged into another.
        if let current = book.current, constituent.members.contains(current.constituent) { return book }
        if let held = book.held.firstIndex(where: { constituent.members.contains($0.constituent) }) { return try resumeVisit(held) }
        hold(&book)
        let now = self.now.utcMilliseconds
        book.current = Visit(constituent: id, name: name, startedAt: now, served: 0, runningSince: now, heldSince: nil)
        return try save(book)
    }

    public func holdVisit() throws(OperationFailure) -> VisitBook {
        var book = try visits()
        hold(&book)
        return try save(book)
    }

    /// Takes a held visit up again; who was being served is put on hold.
    public func resumeVisit(_ index: Int) throws(OperationFailure) -> VisitBook {
        var book = try visits()
        guard book.held.indices.contains(index) else { return book }
        var visit = book.held.remove(at: index)
        hold(&book)
        visit.runningSince = now.utcMilliseconds
        visit.heldSince = nil
        book.current = visit
        return try save(book)
    }

    /// Ends the running visit: all that this person did for the constituent meanwhile becomes one contact.
    public func endVisit(
        note: String?, channel: ContactChannel = .visit, callbackOn: CivilDate? = nil, callbackAt: String? = nil
    ) throws(OperationFailure) -> (book: VisitBook, outcome: ConstituentOutcome)? {
        var book = try visits()
        guard let visit = book.current else { return nil }
        var cases: [CaseID] = []
        var steps: [UInt64] = []
        let rows = try reading { () throws(StorageFailure) in try store.cases(CaseQuery(constituent: visit.constituent, limit: 200)).rows }
        for row in rows {
            let mine = try caseFile(row.id).events.filter {
                $0.subject == row.id.retyped() && $0.actor == me.id && $0.recordedAt.utcMilliseconds >= visit.startedAt
            }
            if !mine.isEmpty { cases.append(row.id) }
            steps += mine.map(\.sequence)
        }
        let contact = ContactRecorded(
            channel: channel, cases: cases, note: note, seconds: Int(visit.milliseconds(at: now) / 1000), steps: steps.sorted(),
            callbackOn: callbackOn, callbackAt: callbackAt)
        // Named after the visit: if the list of visits cannot be saved afterwards, ending it again records nothing twice.
        // The seconds and the note of the second time are others, so they do not count.
        let words = ["visit \(visit.startedAt)", visit.constituent.hex]
        let identity = try reading { () throws(StorageFailure) in try store.identity() }
        let outcome = try recordContact(
            with: visit.constituent, contact, request: .named(words.joined(separator: " "), by: me.id, in: identity.store), saying: words)
        book.current = nil
        return (try save(book), outcome)
    }

    private func hold(_ book: inout VisitBook) {
        guard var visit = book.current else { return }
        visit.served = visit.milliseconds(at: now)
        visit.runningSince = nil
        visit.heldSince = now.utcMilliseconds
        book.held.append(visit)
        book.current = nil
    }

    private func save(_ book: VisitBook) throws(OperationFailure) -> VisitBook {
        let content: [UInt8]
        do { content = [UInt8](try JSONEncoder().encode(book)) } catch { throw .storage(.corrupt("the list of visits")) }
        try reading { () throws(StorageFailure) in
            try store.save(Draft(key: Self.visitKey, owner: me.id, savedAt: now, content: content))
        }
        return book
    }
}
