@testable import Casework

/// One of each kind of event. A new kind does not compile here until it has a sample and, with it, its golden bytes.
enum EventSample: String, CaseIterable, Sendable {
    case storeCreated, packInstalled, staffAdded, staffRolesSet, staffAway, partErased, sampleLoaded
    case constituentAdded, constituentEdited, constituentsRelated, contactRecorded
    case constituentMerged, constituentUnmerged, constituentsDistinguished
    case caseOpened, caseMoved, caseEdited, itemTicked, caseNoted, caseAssigned, caseRehomed, stepWithdrawn, checklistPrinted
    case timerRanOut, caseMigrated

    init(of event: Event) {
        self =
            switch event {
            case .storeCreated: .storeCreated
            case .packInstalled: .packInstalled
            case .staffAdded: .staffAdded
            case .staffRolesSet: .staffRolesSet
            case .staffAway: .staffAway
            case .partErased: .partErased
            case .sampleLoaded: .sampleLoaded
            case .constituentAdded: .constituentAdded
            case .constituentEdited: .constituentEdited
            case .constituentsRelated: .constituentsRelated
            case .contactRecorded: .contactRecorded
            case .constituentMerged: .constituentMerged
            case .constituentUnmerged: .constituentUnmerged
            case .constituentsDistinguished: .constituentsDistinguished
            case .caseOpened: .caseOpened
            case .caseMoved: .caseMoved
            case .caseEdited: .caseEdited
            case .itemTicked: .itemTicked
            case .caseNoted: .caseNoted
            case .caseAssigned: .caseAssigned
            case .caseRehomed: .caseRehomed
            case .stepWithdrawn: .stepWithdrawn
            case .checklistPrinted: .checklistPrinted
            case .timerRanOut: .timerRanOut
            case .caseMigrated: .caseMigrated
            }
    }

    static let day = CivilDate(dayNumber: 20_778)  // 2026-11-21
    static let staff = StaffID(high: 1, low: 2)
    static let somebody = ConstituentID(high: 3, low: 4)
    static let other = ConstituentID(high: 5, low: 6)

    static let values: FieldValues = [
        "loss_date": .text("2026-06-02"), "head": .integer(12), "agreed": .yesNo(true),
        "losses": .rows([["kind": .text("beef_adult"), "head": .integer(3)]]), "a": .text("\u{1F404} \"q\" a/b\n"),
    ]

    var event: Event {
        let day = Self.day
        switch self {
        case .storeCreated: return .storeCreated(StoreCreated(store: StoreID(high: 7, low: 8), mode: .training))
        case .packInstalled:
            return .packInstalled(PackInstalled(agency: "usda", digest: String(repeating: "ab", count: 32), timeZone: "America/Chicago"))
        case .staffAdded: return .staffAdded(StaffAdded(login: "dana", name: "Dana Ruiz", roles: ["supervisor", "caseworker"]))
        case .staffRolesSet: return .staffRolesSet(StaffRolesSet(roles: ["trainer", "auditor"]))
        case .staffAway: return .staffAway(StaffAway(until: day, cover: Self.staff))
        case .partErased: return .partErased(PartErased(sequence: 17, part: "personal", basis: "GDPR Art. 17"))
        case .sampleLoaded:
            return .sampleLoaded(SampleLoaded(facts: .init(generator: 1, seed: .max, constituents: 2, cases: 3, asOf: day)))
        case .constituentAdded:
            return .constituentAdded(
                ConstituentAdded(
                    ConstituentDetails(
                        givenName: "Marisol", familyName: "Ortega-Núñez", birthDate: day, phones: ["505-555-0142"], street: "12 Mill Road",
                        city: "Cedar", postalCode: "87001", state: "NM", language: "es", externalID: "FSA-1")))
        case .constituentEdited: return .constituentEdited(ConstituentEdited(ConstituentDetails(organisation: "Nguyen Honey LLC")))
        case .constituentsRelated: return .constituentsRelated(ConstituentsRelated(other: Self.other, relation: .representedBy))
        case .contactRecorded:
            return .contactRecorded(
                ContactRecorded(
                    channel: .visit, cases: [CaseID(high: 9, low: 10)], note: "brought the tally", seconds: 360, steps: [4, 5],
                    callbackOn: day,
                    callbackAt: "14:30"))
        case .constituentMerged: return .constituentMerged(ConstituentMerged(into: Self.other))
        case .constituentUnmerged: return .constituentUnmerged(ConstituentUnmerged(from: Self.other))
        case .constituentsDistinguished: return .constituentsDistinguished(ConstituentsDistinguished(other: Self.other))
        case .caseOpened:
            return .caseOpened(
                CaseOpened(
                    facts: .init(
                        number: CaseNumber(prefix: "LIP", year: 2026, serial: 123), type: "livestock-indemnity", typeVersion: 3,
                        constituent: Self.somebody, state: "intake", queue: "livestock", owner: Self.staff,
                        receivedOn: day.adding(days: -1),
                        enteredOn: day, due: day.adding(days: 4)), personal: .init(values: Self.values)))
        case .caseMoved:
            return .caseMoved(
                CaseMoved(
                    facts: .init(
                        transition: "more_time", from: "waiting", to: "waiting", queue: "livestock", on: day, due: day, restartsClock: true,
                        closes: false),
                    personal: .init(reason: "needs a week", values: ["head": .integer(1)])))
        case .caseEdited:
            return .caseEdited(
                CaseEdited(facts: .init(fields: ["a", "b"]), personal: .init(values: ["b": .yesNo(false)], cleared: ["a"])))
        case .itemTicked: return .itemTicked(ItemTicked(facts: .init(item: "tally", done: true, on: day), personal: nil))
        case .caseNoted: return .caseNoted(CaseNoted(text: "looks right"))
        case .caseAssigned: return .caseAssigned(CaseAssigned(facts: .init(owner: nil), personal: nil))
        case .caseRehomed:
            return .caseRehomed(CaseRehomed(facts: .init(from: Self.somebody, to: Self.other), personal: .init(reason: "wrong Ana")))
        case .stepWithdrawn: return .stepWithdrawn(StepWithdrawn(facts: .init(sequence: 17, kind: "item-ticked"), personal: nil))
        case .checklistPrinted:
            return .checklistPrinted(
                ChecklistPrinted(
                    facts: .init(checklist: "lip", language: "es", to: "printer", dues: ["tally": day, "form": day]), personal: nil))
        case .timerRanOut:
            return .timerRanOut(TimerRanOut(facts: .init(timer: "close", ended: day, reminds: .owner, takes: "expire", isRefused: true)))
        case .caseMigrated:
            return .caseMigrated(
                CaseMigrated(
                    facts: .init(
                        fromVersion: 1, toVersion: 2, from: "review", to: "examination", queue: "livestock", on: day, due: nil,
                        timers: [RunningTimer(id: "hand", ends: day)], restartsClock: false)))
        }
    }

    private static let personID = "00000000000000030000000000000004"
    private static let otherID = "00000000000000050000000000000006"
    private static let staffID = "00000000000000010000000000000002"

    /// The bytes a ledger holds, as text: facts, and the personal part where there is one. Never to be changed.
    var golden: (facts: String, personal: String?) {
        switch self {
        case .storeCreated: (#"{"format":1,"mode":"training","store":"00000000000000070000000000000008"}"#, nil)
        case .packInstalled:
            (#"{"agency":"usda","digest":"\#(String(repeating: "ab", count: 32))","timeZone":"America/Chicago"}"#, nil)
        case .staffAdded: (#"{"roles":["caseworker","supervisor"]}"#, #"{"login":"dana","name":"Dana Ruiz"}"#)
        case .staffRolesSet: (#"{"roles":["auditor","trainer"]}"#, nil)
        case .staffAway: (#"{"cover":"\#(Self.staffID)","until":"2026-11-21"}"#, nil)
        case .partErased: (#"{"basis":"GDPR Art. 17","part":"personal","sequence":17}"#, nil)
        case .sampleLoaded:
            (#"{"asOf":"2026-11-21","cases":3,"constituents":2,"generator":1,"seed":18446744073709551615}"#, nil)
        case .constituentAdded:
            (
                "{}",
                #"{"birthDate":"2026-11-21","city":"Cedar","externalID":"FSA-1","familyName":"Ortega-Núñez","givenName":"Marisol","language":"es","phones":["505-555-0142"],"postalCode":"87001","state":"NM","street":"12 Mill Road"}"#
            )
        case .constituentEdited: ("{}", #"{"organisation":"Nguyen Honey LLC"}"#)
        case .constituentsRelated: (#"{"other":"\#(Self.otherID)","relation":"represented-by"}"#, nil)
        case .contactRecorded:
            (
                #"{"callbackAt":"14:30","callbackOn":"2026-11-21","cases":["0000000000000009000000000000000a"],"channel":"visit","seconds":360,"steps":[4,5]}"#,
                #"{"note":"brought the tally"}"#
            )
        case .constituentMerged: (#"{"into":"\#(Self.otherID)"}"#, nil)
        case .constituentUnmerged: (#"{"from":"\#(Self.otherID)"}"#, nil)
        case .constituentsDistinguished: (#"{"other":"\#(Self.otherID)"}"#, nil)
        case .caseOpened:
            (
                #"{"constituent":"\#(Self.personID)","due":"2026-11-25","enteredOn":"2026-11-21","number":"LIP-2026-000123-J","owner":"\#(Self.staffID)","queue":"livestock","receivedOn":"2026-11-20","state":"intake","type":"livestock-indemnity","typeVersion":3}"#,
                #"{"values":{"a":"🐄 \"q\" a/b\n","agreed":true,"head":12,"loss_date":"2026-06-02","losses":[{"head":3,"kind":"beef_adult"}]}}"#
            )
        case .caseMoved:
            (
                #"{"closes":false,"due":"2026-11-21","from":"waiting","on":"2026-11-21","queue":"livestock","restartsClock":true,"to":"waiting","transition":"more_time"}"#,
                #"{"reason":"needs a week","values":{"head":1}}"#
            )
        case .caseEdited: (#"{"fields":["a","b"]}"#, #"{"cleared":["a"],"values":{"b":false}}"#)
        case .itemTicked: (#"{"done":true,"item":"tally","on":"2026-11-21"}"#, nil)
        case .caseNoted: ("{}", #"{"text":"looks right"}"#)
        case .caseAssigned: ("{}", nil)
        case .caseRehomed: (#"{"from":"\#(Self.personID)","to":"\#(Self.otherID)"}"#, #"{"reason":"wrong Ana"}"#)
        case .stepWithdrawn: (#"{"kind":"item-ticked","sequence":17}"#, nil)
        case .checklistPrinted:
            (#"{"checklist":"lip","dues":{"form":"2026-11-21","tally":"2026-11-21"},"language":"es","to":"printer"}"#, nil)
        case .timerRanOut: (#"{"ended":"2026-11-21","isRefused":true,"reminds":"owner","takes":"expire","timer":"close"}"#, nil)
        case .caseMigrated:
            (
                #"{"from":"review","fromVersion":1,"on":"2026-11-21","queue":"livestock","restartsClock":false,"timers":[{"ends":"2026-11-21","id":"hand"}],"to":"examination","toVersion":2}"#,
                nil
            )
        }
    }
}
