import AgencyPacks
import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Interchange
import SQLiteStorage
import SampleOffice

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill a training store with invented people and a year of work, or put it back.",
        discussion: "Example: caseload sample load usda-service-center --constituents 2000 --cases 3000",
        subcommands: [SampleLoad.self, SampleReset.self])
}

struct SampleLoad: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Make a sample office; the same seed, day and pack make the same ledger.",
        discussion: "Example: caseload sample load usda-service-center --constituents 1000000 --cases 1000000 --seed 7")

    @Argument(help: "A sample agency by its name, or the folder of a pack.") var agency: String
    @Option(help: "How many people, households and businesses.") var constituents = 2000
    @Option(help: "How many cases.") var cases = 3000
    @Option(help: "Another seed makes other people.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("The day the sample is made for; else today.", valueName: "date")) var asOf: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    /// The last year of `--as-of`.
    private static let lastYear = 9990

    func perform(_ session: Session) throws {
        guard session.identity.mode == .training else { throw Refusal.notInLive }
        try session.requireTrainer()
        // What is decided here holds for this state of the store only.
        let state = try session.store.ledgerState()
        guard try !SampleMark(in: session.store).hasPeople else { throw Refusal.sampleAlreadyLoaded }
        let folder = session.surroundings.packFolder(agency)
        let known = session.surroundings.data.samples
        if !agency.contains("/"), folder == agency, session.surroundings.data.sample(agency) == nil, !known.isEmpty {
            let near =
                Wording.nearest(to: agency, among: known).map { "Did you mean \($0)?" } ?? "There are: \(Wording.list(known, "and"))."
            throw CommandFailure.refused("There is no sample agency \(agency.prefix(60)). \(near)")
        }
        let day = try asOf.map { typed throws(CommandFailure) in try session.date(typed, for: "--as-of") } ?? session.office.today
        guard day.year <= Self.lastYear else {
            throw CommandFailure.usage(
                "--as-of goes up to the year \(Self.lastYear), so that every due date has a year of four digits. Name an earlier day.")
        }
        let making = SampleMaking(session: session, pack: try OpenedPack(folder: folder))
        let facts = SampleLoaded.Facts(
            generator: SampleGenerator.version, seed: seed, constituents: constituents, cases: cases, asOf: day)
        making.tell(try making.make(facts, following: state), facts, asJSON: answer.isJSON)
    }
}

struct SampleReset: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Put a training store back to what the sample was, or to an empty office where there was none.",
        discussion: "Example: caseload sample reset --empty")

    @Flag(name: .customLong("empty"), help: "Back to an empty training office, whatever sample is there.") var isEmptying = false
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        guard session.identity.mode == .training else { throw Refusal.notInLive }
        try session.requireTrainer()
        let state = try session.store.ledgerState()
        guard !isEmptying, let facts = try SampleMark(in: session.store).sample else { return try empty(session, following: state) }
        guard facts.generator == SampleGenerator.version else {
            throw CommandFailure.refused(
                "This sample was made by another version of Caseload, which would make it otherwise. Empty the store with: caseload sample reset --empty"
            )
        }
        let making = SampleMaking(session: session, pack: session.pack)
        making.tell(try making.make(facts, following: state), facts, asJSON: answer.isJSON)
    }

    private func empty(_ session: Session, following state: LedgerState) throws {
        let user = session.surroundings.user
        let new = NewStore(
            mode: .training, agency: session.office.agency, files: session.pack.files, login: user.login, name: user.name,
            at: session.office.now)
        let ledger = try SampleMaking.undisturbed {
            try session.store.restart(as: new.store, with: new.genesis, following: state).ledger
        }
        guard !answer.isJSON else {
            return session.output.json(.object([("events", .natural(ledger.size)), ("version", .number(1)), ("ledger", .ledger(ledger))]))
        }
        session.output.line("The training store is empty again; \(user.login) has every role.")
    }
}

extension Session {
    /// Samples are the trainer's to make: making one empties the store.
    func requireTrainer() throws(Refusal) {
        if !office.actor.roles.contains("trainer") { throw .roleRequired(["trainer"]) }
    }
}

/// What the first events of a store say about people and samples.
struct SampleMark {
    let hasPeople: Bool
    let sample: SampleLoaded.Facts?

    /// A sample announces itself in the genesis, and no office has thousands of events without anybody in the register.
    private static let eventsRead: UInt64 = 4000

    init(in store: some CaseStore) throws {
        let size = try store.ledgerState().size
        var hasPeople = size > Self.eventsRead
        var sample: SampleLoaded.Facts?
        for stored in try store.storedEvents(0..<min(size, Self.eventsRead)) {
            guard let header = try? EventHeader(decoding: stored.header) else { continue }
            switch header.kind {
            case ConstituentAdded.kind: hasPeople = true
            case SampleLoaded.kind:
                let facts = stored.parts.first { $0.name == LedgerFormat.factsPart }?.bytes ?? []
                let event = try? EventCoding().event(
                    kind: header.kind, schema: header.kindSchema, parts: EventParts(facts: facts, personal: nil))
                if case .sampleLoaded(let loaded)? = event { sample = loaded.facts }
            default: break
            }
            if hasPeople, sample != nil { break }
        }
        self.hasPeople = hasPeople
        self.sample = sample
    }
}
