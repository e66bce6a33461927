public import CaseOperations
import Casework
import TextCanvas

/// A paper as it will print: pages of text, in the person's language, on the way to a printer.
public struct SheetScreen: ScreenState {
    /// One of several papers about the same thing.
    struct Choice: Sendable, Equatable {
        let paper: Paper
        let title: String
    }

    /// The one shown first.
    let choices: [Choice]
    let languages: [String]
    /// Whom it is about; empty where nobody is named.
    let name: String
    var request: PaperRequest
    /// The language it came in.
    var language: String
    /// Nil until the preview has come.
    var pages: [String]?
    var text = ScrollText()
    /// The first line of each page.
    var starts: [Int] = []
    var printers: [String] = []
    /// The printer this seat chose last.
    var remembered: String?
    var isPrinting = false

    private init(_ choices: [Choice], name: String, language: String?, _ context: ScreenContext) {
        self.choices = choices
        self.name = name
        let languages = context.agency.languages
        self.languages = languages
        let spoken = language.flatMap { languages.contains($0) ? $0 : nil } ?? languages.first ?? "en"
        self.language = spoken
        request = PaperRequest(choices.first?.paper ?? .template(checklist: "", answers: [:]), language: spoken)
    }

    /// The checklists of a case.
    public init(_ view: CaseView, _ context: ScreenContext) {
        let choices = view.type.checklists.map { id in
            Choice(paper: .ofCase(view.record.id, checklist: id), title: context.agency.checklist(id)?.title.plain ?? id)
        }
        self.init(choices, name: view.constituent.sortName, language: view.constituent.language, context)
    }

    /// What an interview came to.
    init(programs interview: InterviewScreen, _ context: ScreenContext) {
        let paper = Paper.programs(answers: interview.course.answers, constituent: interview.constituent)
        self.init(
            [Choice(paper: paper, title: interview.course.interview.title.plain)], name: interview.name, language: interview.language,
            context)
    }

    /// A paper that was put aside, or one that is about no case.
    init(_ request: PaperRequest, title: String, _ context: ScreenContext) {
        self.init([Choice(paper: request.paper, title: title)], name: "", language: request.language, context)
        self.request.showsAll = request.showsAll
    }

    public var groups: [Command.Group] { [.aSheet, .lists, .aCase] }

    public func title(_ context: ScreenContext) -> String {
        name.isEmpty ? choices.first?.title ?? "Sheet" : "Sheet for \(context.name(name))"
    }

    public func hints(_ context: ScreenContext) -> [Command] {
        [.print, .printElsewhere] + (languages.count > 1 ? [.sheetLanguage] : []) + (choices.count > 1 ? [.otherSheet] : [])
            + (isChecklist ? [.showAll] : []) + [.plainSheet, .back]
    }

    /// Whether items may be left out of it since they do not apply.
    var isChecklist: Bool {
        switch request.paper {
        case .ofCase, .template: true
        case .programs: false
        }
    }

    /// Whether somebody's name stands on it.
    var carriesName: Bool {
        switch request.paper {
        case .ofCase: true
        case .template: false
        case .programs(_, let constituent): constituent != nil
        }
    }

    public func loads(_ context: ScreenContext) -> [Effect] { [.previewPaper(request), .loadPrinters] }

    /// Where Enter prints: the seat's printer, or the list to print later where none is known.
    var firstTarget: PrintTarget { remembered.map { .printer($0) } ?? .later }

    /// The page seen at the top, from 1.
    var page: Int { max(1, starts.lastIndex { $0 <= text.top }.map { $0 + 1 } ?? 1) }
}
