import Casework
import SampleOffice
import Testing

@Suite("The sample's histories went by the rules they were made by")
struct SampleReplayTests {
    @Test("Every step of every sample case was allowed, and would lead to the same end again")
    func replay() throws {
        let fixture = try SampleFixture()
        let sample = try SampleEvents(fixture.plan(constituents: 120, cases: 150))
        var staff = StaffTimeline()
        var packs: [PackTimeline.Entry] = []
        for recorded in sample.events {
            staff.note(recorded)
            if case .packInstalled = recorded.event { packs.append(.init(sequence: recorded.sequence, agency: fixture.agency)) }
        }
        let background = HistoryBackground(staff: staff)
        let end = try #require(sample.events.last).recordedAt
        for file in sample.files {
            let verdict = file.replay(packs: PackTimeline(packs), background: background)
            #expect(verdict.isAllowed && verdict.unjudged.isEmpty, "\(file.record.number): \(String(describing: verdict.finding))")
            guard !file.record.isWithdrawn else { continue }
            #expect(fixture.agency.rehearse(file, background: background, now: end) == .same, "\(file.record.number)")
        }
    }
}
