public import CaseOperations
import CaseStorage
import Casework

/// What lies around the seat: printers, files, colours. The executable has the real one, tests have one that remembers.
public protocol SeatEquipment: Sendable {
    /// Names of printers as `lp` knows them.
    func printers() -> [String]
    /// The printer this seat used last.
    func rememberedPrinter() -> String?
    func rememberPrinter(_ name: String)
    /// Hands a sheet to a printer; throws a sentence's second half.
    ///
    /// - Parameter isASCII: in letters that every printer knows.
    func print(_ sheet: Sheet, isASCII: Bool, on printer: String) throws(PrintingFailure)
    /// As text, or as what the ending of the name says.
    func save(_ sheet: Sheet, isASCII: Bool, to path: String) throws(PrintingFailure)
    func themes() -> (names: [String], current: String)
    func chooseTheme(_ name: String)
}

/// Why a printer or a file would not take a sheet.
public struct PrintingFailure: Error, Equatable, Sendable {
    public let why: String
    public init(_ why: String) { self.why = why }
}

/// Does effects: the one place where screens meet operations. Blocks; called off the main thread.
public struct Performer: Sendable {
    let inForce: OfficeInForce
    public let seat: any SeatEquipment
    /// Reads what finding spelling mistakes needs, where that takes long enough to be done beside everything else.
    let preparation: (@Sendable () -> Void)?

    public init(office: Office, seat: any SeatEquipment, preparation: (@Sendable () -> Void)? = nil) {
        inForce = OfficeInForce(office)
        self.seat = seat
        self.preparation = preparation
    }

    /// By the pack that is in force now.
    public var office: Office { inForce.office }

    /// - Parameters:
    ///   - isWanted: asked now and then while searching; once it is false, the answer is `stopped`.
    ///   - progress: told how far long work is.
    public func perform(
        _ effect: Effect, isWanted: () -> Bool = { true }, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) -> Answer {
        do throws(OperationFailure) {
            do throws(OperationFailure) { return try answer(effect, isWanted, progress) } catch .madeAnew where followsPack(effect) {
                // Another pack came into force while the desk was open: it goes on by that one, and what was typed is done.
                return try answer(effect, isWanted, progress)
            }
        } catch {
            if error == .storage(.stopped) { return .stopped }
            if case .storage(.conflict(let subject, _, _)) = error {
                return .conflict(whatHappened(to: subject) ?? wording.sentence(error))
            }
            return .failed(wording.sentence(error))
        }
    }

    /// Whether only the pack is another, so that the same may be asked of the office as it is now. Publishing is not: who wanted
    /// to change another pack has to look again.
    private func followsPack(_ effect: Effect) -> Bool {
        if case .publishPack = effect { return false }
        guard let store = try? office.store.identity().store, store == inForce.store else { return false }
        return (try? inForce.reopen()) != nil
    }

    private func answer(
        _ effect: Effect, _ isWanted: () -> Bool, _ progress: (_ done: Int, _ total: Int) -> Void
    ) throws(OperationFailure) -> Answer {
        switch effect {
        case .search, .resembling, .findDuplicates, .addConstituent:
            return try answer(matching: effect, isWanted: isWanted, progress: progress)
        case .showWorkflow, .applyClocks: return try answer(timing: effect, isWanted: isWanted)
        case .readPack, .previewPack, .rehearsePack, .publishPack:
            return try answer(publishing: effect, isWanted: isWanted, progress: progress)
        default: return try answer(effect)
        }
    }

    /// Who changed it in the meantime, and what they did.
    private func whatHappened(to subject: SubjectID) -> String? {
        if let view = try? office.showConstituent(subject.retyped(), timelineLimit: 1),
            let alias = view.aliases.first(where: { $0.id == subject.retyped() })
        {
            return "\(alias.mergedBy) said in the meantime that this is another record of somebody. What you typed is kept."
        }
        let last =
            (try? office.showCase(subject.retyped()))?.history.last { !$0.isContact }
            ?? (try? office.showConstituent(subject.retyped(), timelineLimit: 1))?.timeline.first
        return last.map { "\($0.actorName) changed it in the meantime: \($0.action). What you typed is kept." }
    }

    var wording: Wording { Wording(agency: office.agency, staff: (try? office.staff()) ?? []) }

    private func answer(_ effect: Effect) throws(OperationFailure) -> Answer {
        switch effect {
        case .loadDesk: return .desk(try office.desk())
        case .loadVisits: return .visits(try office.visits())
        case .search, .resembling, .findDuplicates, .stopDuplicates, .showWorkflow, .applyClocks, .readPack, .previewPack,
            .rehearsePack, .stopRehearsal, .publishPack:
            return .stopped
        case .prepareSearch:
            preparation?()
            return .searchPrepared
        case .list(let query):
            let (lines, total) = try office.list(query)
            return .cases(query, lines, total: total)
        case .loadConstituent(let id, let filter): return .constituent(try office.showConstituent(id, filter: filter))
        case .loadCase(let id): return .caseView(try office.showCase(id))
        case .loadForms: return .forms(try office.forms())
        case .loadStaff: return .staff(try office.staff())
        case .saveForm(let draft):
            try office.saveForm(draft)
            return .nothing
        case .discardForm(let key):
            try office.discardForm(key)
            return .forms(try office.forms())
        case .takeNext, .openCase, .change, .assign: return try answer(changing: effect)
        case .addConstituent, .editConstituent, .relate, .recordContact: return try answer(registering: effect)
        case .compare, .loadCanonical, .merge, .unmerge, .distinguish: return try answer(settling: effect)
        case .startVisit(let id): return .visits(try office.startVisit(id))
        case .holdVisit: return .visits(try office.holdVisit())
        case .resumeVisit(let index): return .visits(try office.resumeVisit(index))
        case .endVisit(let note):
            guard let ended = try office.endVisit(note: note.flatMap { $0.isEmpty ? nil : $0 }) else { return .visits(VisitBook()) }
            return .visits(ended.book)
        case .previewPaper(let request):
            let sheet = try sheet(of: request)
            let pages =
                request.isASCII
                ? sheet.asciiText.split(separator: "\u{0C}", omittingEmptySubsequences: false).map(String.init)
                : sheet.pages.map { $0.joined(separator: "\n") }
            return .sheet(request, language: sheet.language, pages: pages)
        case .printPapers(let requests, let target): return try print(requests, to: target)
        case .wouldChange(let program, let answers):
            return .wouldChange(program, answers, try office.interviewCourse(answers).wouldChange(program))
        case .loadPrinters: return .printers(seat.printers(), remembered: seat.rememberedPrinter())
        case .loadPrintLater:
            return .printLater(
                try office.waitingSheets().map {
                    PrintLaterLine(request: PaperRequest($0.paper, language: $0.language), title: $0.title)
                })
        case .listThemes:
            let (names, current) = seat.themes()
            return .themes(names, current: current)
        case .chooseTheme(let name):
            seat.chooseTheme(name)
            return .nothing
        case .quit: return .nothing
        }
    }

    private func answer(changing effect: Effect) throws(OperationFailure) -> Answer {
        switch effect {
        case .takeNext(let queue):
            guard let line = try office.nextUnowned(in: queue) else {
                return .failed("Nothing waits in \(queue == nil ? "the queues" : "this queue").")
            }
            let outcome = try office.change(line.id, .assign(to: office.me.id), seen: line.version)
            return .caseView(try office.view(of: outcome.file))
        case .openCase(let opening, let form):
            let outcome = try office.openCase(opening)
            discard(form)
            return .caseDone(try office.view(of: outcome.file), what: "Opened \(outcome.file.record.number.text).")
        case .change(let id, let command, let seen, let form):
            let outcome = try office.change(id, command, seen: seen)
            discard(form)
            let view = try office.view(of: outcome.file)
            return .caseDone(
                view, what: "Done: \(view.history.last { $0.commit == outcome.committed.events.first?.commit }?.action ?? "changed").")
        case .assign(let ids, let owner):
            var done = 0
            var refusals: [String] = []
            for id in ids {
                do {
                    _ = try office.change(id, .assign(to: owner))
                    done += 1
                } catch { refusals.append("\(try office.showCase(id).record.number.text): \(wording.sentence(error))") }
            }
            let outcome =
                owner.map { id in "given to \((try? office.staff())?.first { $0.id == id }?.name ?? "a colleague")" }
                ?? "put back into \(done == 1 ? "its queue" : "their queues")"
            return .done(done == 0 ? [] : ["\(done == 1 ? "One case" : "\(done) cases") \(outcome)."], refusals: refusals)
        default: return .nothing
        }
    }

    func answer(registering effect: Effect) throws(OperationFailure) -> Answer {
        switch effect {
        case .addConstituent(let details, let form, _):
            let outcome = try office.addConstituent(details)
            discard(form)
            return .constituentDone(outcome.id, what: "\(details.fullName) is in the register.")
        case .editConstituent(let id, let details, let seen, let form):
            let outcome = try office.editConstituent(id, seen: seen) { $0 = details }
            discard(form)
            return .constituentDone(outcome.id, what: "Details changed.")
        case .relate(let id, let other, let relation):
            let outcome = try office.relate(id, to: other, as: relation)
            return .constituentDone(outcome.id, what: "Related.")
        case .recordContact(let id, let contact, let form):
            let outcome = try office.recordContact(with: id, contact)
            discard(form)
            return .constituentDone(outcome.id, what: "Contact recorded.")
        default: return .nothing
        }
    }

    /// What was saved is saved: a form that cannot be thrown away is offered once more, which harms nobody.
    private func discard(_ form: String?) {
        if let form { try? office.discardForm(form) }
    }
}
