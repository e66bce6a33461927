import Casework
import SampleOffice
import Testing

@Suite("Clocks and ways in of a year of work", .serialized)
struct SampleClocksTests {
    let made: SampleCasesTests.Made
    var agency: Agency { made.plan.agency }

    init() throws { made = try SampleCasesTests.made.get() }

    @Test("the clocks are looked at every open morning: each timer does its work on the first, and none is left over")
    func clocks() throws {
        let lastDay = try #require(made.events.events.last).recordedAt.date
        var ran: [String: Int] = [:]
        for file in made.files {
            for (index, recorded) in file.events.enumerated() {
                guard case .timerRanOut(let timer) = recorded.event else { continue }
                let before = try #require(CaseFile(folding: Array(file.events[..<index]))).record
                #expect(before.timers.contains { $0.id == timer.facts.timer && $0.ends == timer.facts.ended })
                let day = recorded.recordedAt.date
                let free = stride(from: timer.facts.ended.dayNumber + 1, to: day.dayNumber, by: 1).map { CivilDate(dayNumber: $0) }
                // What was over before the case came to its state waits for the next morning.
                #expect(day > timer.facts.ended && free.allSatisfy { !agency.calendar.isOpen($0) || $0 <= before.stateSince })
                #expect(recorded.recordedAt.minuteOfDay < 8 * 60 && timer.facts.isRefused != true)
                ran[timer.facts.takes != nil ? "takes" : timer.facts.queue ?? timer.facts.reminds?.rawValue ?? "", default: 0] += 1
            }
            let record = file.record
            guard record.isOpen, !record.isWithdrawn else { continue }
            #expect(record.timersRunOut(by: lastDay).allSatisfy { $0.ends < record.stateSince })
        }
        #expect(Set(ran.keys).isSuperset(of: ["constituent", "owner", "supervisors"]), "\(ran)")
    }

    @Test("where there are several ways in, cases come in by each, with what it asks for")
    func waysIn() throws {
        let type = try #require(agency.caseTypes.first { $0.workflow.initial == nil })
        var came: [String: Int] = [:]
        for file in made.files where file.record.type == type.id {
            guard case .caseOpened(let opened) = file.events[0].event else { continue }
            let way = try #require(opened.facts.transition.flatMap { type.workflow.transition($0) })
            came[way.id, default: 0] += 1
            let values = opened.personal?.values ?? [:]
            #expect(way.from == .start && way.to.states.contains(opened.facts.state))
            #expect(way.requires.allSatisfy { values[$0]?.isBlank == false })
            #expect((values["referred_by"] != nil) == (way.id == "referred"))
        }
        #expect(came.count == type.workflow.waysIn.count && came.values.allSatisfy { $0 > 10 }, "\(came)")
    }
}
