import Foundation

/// Why stored bytes are not an event.
public enum EventCodingFailure: Error, Equatable, Sendable {
    case unknownKind(String, schema: UInt16)
    case malformed(kind: String)
}

/// The parts of an event as JSON: the bytes that are stored and hashed.
public struct EventParts: Sendable, Equatable {
    public var facts: [UInt8]
    public var personal: [UInt8]?

    public init(facts: [UInt8], personal: [UInt8]?) {
        self.facts = facts
        self.personal = personal
    }
}

/// Writes events as JSON with sorted keys, so that equal events have equal bytes, and reads them back.
public struct EventCoding: Sendable {
    public init() {}

    public func parts(of event: Event) throws(EventCodingFailure) -> EventParts {
        func encode(_ payload: some EventPayload) throws -> EventParts {
            EventParts(
                facts: try CanonicalJSON.bytes(of: payload.facts),
                personal: try payload.personal.map { try CanonicalJSON.bytes(of: $0) })
        }
        do { return try encode(event.payload) } catch { throw .malformed(kind: event.kind) }
    }

    /// `personal` is nil when the event had none or it was erased.
    public func event(kind: String, schema: UInt16, parts: EventParts) throws(EventCodingFailure) -> Event {
        guard let read = Self.readers[kind], schema == 1 else { throw .unknownKind(kind, schema: schema) }
        do { return try read(parts) } catch { throw .malformed(kind: kind) }
    }

    private static let readers: [String: @Sendable (EventParts) throws -> Event] = [
        StoreCreated.kind: { .storeCreated(try decode($0)) },
        PackInstalled.kind: { .packInstalled(try decode($0)) },
        StaffAdded.kind: { .staffAdded(try decode($0)) },
        StaffRolesSet.kind: { .staffRolesSet(try decode($0)) },
        StaffAway.kind: { .staffAway(try decode($0)) },
        PartErased.kind: { .partErased(try decode($0)) },
        SampleLoaded.kind: { .sampleLoaded(try decode($0)) },
        ConstituentAdded.kind: { .constituentAdded(try decode($0)) },
        ConstituentEdited.kind: { .constituentEdited(try decode($0)) },
        ConstituentsRelated.kind: { .constituentsRelated(try decode($0)) },
        ContactRecorded.kind: { .contactRecorded(try decode($0)) },
        ConstituentMerged.kind: { .constituentMerged(try decode($0)) },
        ConstituentUnmerged.kind: { .constituentUnmerged(try decode($0)) },
        ConstituentsDistinguished.kind: { .constituentsDistinguished(try decode($0)) },
        CaseOpened.kind: { .caseOpened(try decode($0)) },
        CaseMoved.kind: { .caseMoved(try decode($0)) },
        CaseEdited.kind: { .caseEdited(try decode($0)) },
        ItemTicked.kind: { .itemTicked(try decode($0)) },
        CaseNoted.kind: { .caseNoted(try decode($0)) },
        CaseAssigned.kind: { .caseAssigned(try decode($0)) },
        CaseRehomed.kind: { .caseRehomed(try decode($0)) },
        StepWithdrawn.kind: { .stepWithdrawn(try decode($0)) },
        ChecklistPrinted.kind: { .checklistPrinted(try decode($0)) },
        TimerRanOut.kind: { .timerRanOut(try decode($0)) },
        CaseMigrated.kind: { .caseMigrated(try decode($0)) },
    ]

    private static func decode<Payload: EventPayload>(_ parts: EventParts) throws -> Payload {
        let decoder = JSONDecoder()
        return Payload(
            facts: try decoder.decode(Payload.Facts.self, from: Data(parts.facts)),
            personal: try parts.personal.map { try decoder.decode(Payload.Personal.self, from: Data($0)) })
    }
}
