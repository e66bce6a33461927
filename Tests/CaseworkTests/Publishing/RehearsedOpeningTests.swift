import CommonExpressions
import Testing

@testable import Casework

@Suite("Rehearsing openings, and what nobody can tell")
struct RehearsedOpeningTests {
    typealias Timer = Casework.Timer

    let office: PermitOffice
    let agency: Agency

    init() throws {
        office = try PermitOffice()
        agency = try office.agency()
    }

    @Test("A type or a way in that is gone is said")
    func types() throws {
        let story = try PermitStory.granted(agency)
        #expect(try story.rehearsed(under: office.next { $0.hasType = false }) == .cannotTell(.noSuchType("permit")))
        let ways = try office.next { office in
            office.initial = nil
            office.put(Transition(id: "online", title: LocalizedText("Online"), from: .start, to: .state("intake")))
        }
        #expect(try story.rehearsed(under: ways) == .same)
        let two = try office.next { office in
            office.initial = nil
            office.put(Transition(id: "online", title: LocalizedText("Online"), from: .start, to: .state("intake")))
            office.put(Transition(id: "mail", title: LocalizedText("Mail"), from: .start, to: .state("intake")))
        }
        // Whoever opened it would have been asked which, and both begin alike.
        #expect(try story.rehearsed(under: two) == .same)
        var mailed = PermitStory(two)
        try mailed.open(way: "mail")
        try mailed.move("submit")
        #expect(try mailed.rehearsed(under: two) == .same && mailed.rehearsed(under: agency) == .same)
        let review = try office.next { office in
            office.initial = nil
            office.put(Transition(id: "online", title: LocalizedText("Online"), from: .start, to: .state("intake")))
            office.put(Transition(id: "mail", title: LocalizedText("Mail"), from: .start, to: .state("review")))
        }
        // It begins where it would have been brought, so that nobody submits it.
        #expect(try mailed.rehearsed(under: review) == .same)
        // A case that named no way could have begun at either.
        #expect(try story.rehearsed(under: review) == .cannotTell(.severalWaysIn(["online", "mail"])))
    }

    @Test("Of several ways in, those count that were open to whoever opened the case")
    func severalWays() throws {
        func rules(_ mail: Transition) throws -> Agency {
            try office.next { office in
                office.initial = nil
                office.put(Transition(id: "online", title: LocalizedText("Online"), from: .start, to: .state("intake")))
                office.put(mail)
            }
        }
        let story = try PermitStory.granted(agency)
        let chiefs = Transition(id: "mail", title: LocalizedText("Mail"), from: .start, to: .state("review"), roles: ["supervisor"])
        #expect(try story.rehearsed(under: rules(chiefs)) == .same)
        let asks = Transition(id: "mail", title: LocalizedText("Mail"), from: .start, to: .state("review"), requires: ["name"])
        // What this way asks for was not given, so the other was taken.
        #expect(try story.rehearsed(under: rules(asks)) == .same)
    }

    @Test("A case entered in error is not rehearsed")
    func entered() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.act(.withdraw)
        #expect(try story.rehearsed(under: agency) == .cannotTell(.enteredInError))
    }

    @Test("What was erased leaves it open only where a rule asks for it")
    func erased() throws {
        var story = try PermitStory.granted(agency)
        story.tamper(0) { event in
            if case .caseOpened(var opened) = event {
                opened.personal = nil
                event = .caseOpened(opened)
            }
        }
        let first = story.events[0].sequence
        #expect(try story.rehearsed(under: agency) == .cannotTell(.erased(sequence: first)))
        let plain = try office.next { office in
            office.put(step("submit", ["intake"], .state("review")))
            office.put(step("weigh", ["review"], .state("hearing")))
        }
        #expect(try story.rehearsed(under: plain) == .same)
        let gone = try office.next { $0.remove("submit") }
        #expect(try story.rehearsed(under: gone).isDifferent)
        let timed = try office.next { office in
            office.put(step("submit", ["intake"], .state("review")))
            office.put(step("weigh", ["review"], .state("hearing")))
            office.put(
                Timer(id: "x", states: ["review"], clock: Clock(.days(3)), when: try condition("amount > 1.0"), action: .queue("board")))
        }
        #expect(try story.rehearsed(under: timed) == .cannotTell(.erased(sequence: first)))
    }
}
