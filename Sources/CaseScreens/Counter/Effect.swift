public import CaseOperations
public import CaseStorage
public import Casework

/// Work that update asks for and does not do. Done elsewhere, it comes back as an `Answer` under the same number.
public enum Effect: Sendable, Equatable {
    case loadDesk
    case loadVisits
    case search(String)
    /// Reads what finding spelling mistakes needs; once, after the desk has been seen.
    case prepareSearch
    /// Who in the register resembles somebody about to be entered.
    case resembling(ConstituentDetails)
    /// Everybody who may be in the register twice; long work that tells how far it is.
    case findDuplicates
    /// Ends `findDuplicates` before it is done.
    case stopDuplicates
    case compare(ConstituentID, ConstituentID)
    /// Whom each of them stands for now.
    case loadCanonical([ConstituentID])
    case list(CaseQuery)
    /// - Parameter filter: what of the timeline is wanted.
    case loadConstituent(ConstituentID, filter: PersonFilter = PersonFilter())
    case loadCase(CaseID)
    /// A workflow with how many cases stand where, or with the way of one.
    case showWorkflow(WorkflowWanted)
    /// Applies the clocks that have run out; nothing where somebody else was first.
    case applyClocks
    /// Reads a pack and judges it.
    case readPack(folder: String)
    /// What becomes of the open cases; a nil plan keeps each on its version.
    case previewPack(PackInHand, MigrationPlan?)
    /// Runs last year's cases through a pack's rules; long work that tells how far it is.
    case rehearsePack(PackInHand, MigrationPlan?)
    /// Ends `rehearsePack` before it is done.
    case stopRehearsal
    /// Puts a pack into force. Whatever is done afterwards is done by it.
    case publishPack(PackInHand, MigrationPlan?)
    /// The case that has waited longest unowned, assigned to me.
    case takeNext(queue: String?)
    case openCase(CaseOpening, form: String?)
    case change(CaseID, CaseCommand, seen: UInt64?, form: String?)
    /// The same for each; refusals are told one by one.
    case assign([CaseID], to: StaffID?)
    /// - Parameter anyway: even if somebody is in the register who is almost certainly the same.
    case addConstituent(ConstituentDetails, form: String?, anyway: Bool)
    /// - Parameter seen: the versions of all records of the person that was looked at.
    case editConstituent(ConstituentID, ConstituentDetails, seen: [ConstituentID: UInt64], form: String?)
    case relate(ConstituentID, to: ConstituentID, as: Relation)
    /// - Parameter anyway: even if somebody said that they are not the same.
    case merge(ConstituentID, into: ConstituentID, anyway: Bool)
    case unmerge(ConstituentID)
    case distinguish(ConstituentID, from: ConstituentID)
    case recordContact(ConstituentID, ContactRecorded, form: String?)
    case startVisit(ConstituentID)
    case holdVisit
    case resumeVisit(Int)
    case endVisit(note: String?)
    case saveForm(FormDraft)
    case discardForm(String)
    case loadForms
    case loadStaff
    /// A paper as it will print, in pages of text.
    case previewPaper(PaperRequest)
    case printPapers([PaperRequest], to: PrintTarget)
    /// The smallest change of answers that makes a program fit; it may take a while.
    case wouldChange(program: String, Answers)
    case loadPrinters
    case loadPrintLater
    case chooseTheme(String)
    case listThemes
    case quit
}

/// Which paper, and how it is to be laid out.
public struct PaperRequest: Sendable, Equatable, Hashable {
    public var paper: Paper
    /// Nil lets the constituent's own language decide.
    public var language: String?
    /// Also what does not apply, with the reason.
    public var showsAll: Bool
    /// For printers that know nothing but ASCII.
    public var isASCII: Bool

    public init(_ paper: Paper, language: String? = nil, showsAll: Bool = false, isASCII: Bool = false) {
        self.paper = paper
        self.language = language
        self.showsAll = showsAll
        self.isASCII = isASCII
    }
}

public enum PrintTarget: Sendable, Equatable, Hashable {
    /// By the name `lp` knows it; nil is the seat's own.
    case printer(String?)
    /// Text, or what the ending of the name says: `.html`, `.pdf`.
    case file(String)
    case later
}

/// What an effect came to.
public enum Answer: Sendable, Equatable {
    case desk(DeskView)
    case visits(VisitBook)
    case matches(text: String, [SearchMatch])
    case searchPrepared
    case resembling(ConstituentDetails, [Resembling])
    /// Not entered: these are almost certainly the same person.
    case alreadyHere([Resembling])
    /// Not all of the work, but how much of it is done.
    case progress(done: Int, total: Int)
    case workflow(WorkflowView)
    case clocksApplied(TickOutcome)
    case pack(PackInHand)
    /// The folder, and the sentence that says why nothing in it could be read.
    case packUnreadable(String, String)
    case packPreview(MigrationPlan?, PublishPreview)
    case rehearsed(RehearsalReport)
    case published(PublishOutcome)
    case duplicates(DuplicateList)
    case compared(DuplicatePair)
    case canonical([ConstituentID: ConstituentID])
    /// Nothing was done about the two, since they are one person by now.
    case oneAlready(ConstituentID, ConstituentID)
    case merged(ConstituentID, into: ConstituentID)
    /// Not merged, since somebody said that they are not the same; the sentence says who and when.
    case toldApart(String)
    case separated(ConstituentID)
    case distinguished(ConstituentID, ConstituentID)
    /// The work was no longer wanted.
    case stopped
    case cases(CaseQuery, [CaseLine], total: Int)
    case constituent(ConstituentView)
    case caseView(CaseView)
    /// A case was opened or changed and is durable.
    case caseDone(CaseView, what: String)
    case constituentDone(ConstituentID, what: String)
    /// One line for each case it was done or refused for.
    case done([String], refusals: [String])
    case forms([FormDraft])
    case staff([StaffMember])
    /// - Parameter language: the one it is in.
    case sheet(PaperRequest, language: String, pages: [String])
    case wouldChange(String, Answers, WouldChange)
    case printers([String], remembered: String?)
    case printLater([PrintLaterLine])
    case themes([String], current: String)
    case nothing
    /// Somebody changed it in between: what they did, and that what was typed is kept.
    case conflict(String)
    case failed(String)
}

public struct PrintLaterLine: Sendable, Equatable {
    public let request: PaperRequest
    public let title: String

    public init(request: PaperRequest, title: String) {
        self.request = request
        self.title = title
    }
}
