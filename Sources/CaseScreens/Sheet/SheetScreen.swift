public import CaseOperations
import Casework
import TextCanvas

/// The sheet of a case as it will print: pages of text, in the constituent's language, on the way to a printer.
public struct SheetScreen: ScreenState {
    /// Checklists of the case with their titles, the one shown first.
    let checklists: [(id: String, title: String)]
    let languages: [String]
    let name: String
    var request: SheetRequest
    /// Nil until the preview has come.
    var pages: [String]?
    var text = ScrollText()
    /// The first line of each page.
    var starts: [Int] = []
    var printers: [String] = []
    /// The printer this seat chose last.
    var remembered: String?
    var isPrinting = false

    public init(_ view: CaseView, _ context: ScreenContext) {
        checklists = view.type.checklists.map { id in (id, context.agency.checklist(id)?.title.plain ?? id) }
        languages = context.agency.languages
        name = view.constituent.sortName
        let wanted = view.constituent.language.flatMap { context.agency.languages.contains($0) ? $0 : nil }
        request = SheetRequest(
            caseID: view.record.id, checklist: view.type.checklists.first ?? "", language: wanted ?? context.agency.languages.first ?? "en")
    }

    public static func == (left: SheetScreen, right: SheetScreen) -> Bool {
        left.request == right.request && left.pages == right.pages && left.text == right.text && left.printers == right.printers
            && left.remembered == right.remembered && left.isPrinting == right.isPrinting && left.languages == right.languages
            && left.name == right.name && left.checklists.map(\.id) == right.checklists.map(\.id)
    }

    public var groups: [Command.Group] { [.aSheet, .lists, .aCase] }

    public func title(_ context: ScreenContext) -> String { "Sheet for \(context.name(name))" }

    public func hints(_ context: ScreenContext) -> [Command] {
        [.print, .printElsewhere] + (languages.count > 1 ? [.sheetLanguage] : []) + (checklists.count > 1 ? [.otherSheet] : []) + [.back]
    }

    public func loads(_ context: ScreenContext) -> [Effect] { [.previewSheet(request), .loadPrinters] }

    /// Where Enter prints: the seat's printer, or the list to print later where none is known.
    var firstTarget: PrintTarget { remembered.map { .printer($0) } ?? .later }

    /// The page seen at the top, from 1.
    var page: Int { max(1, starts.lastIndex { $0 <= text.top }.map { $0 + 1 } ?? 1) }
}
