import CaseDocuments
import CaseOperations
import CaseScreens

/// In what form a sheet leaves the program.
enum SheetFormat: String {
    case text, html, pdf

    /// What the end of a file's name asks for; text where it asks for nothing.
    init(fileName: String) {
        let name = fileName.lowercased()
        self = name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : name.hasSuffix(".pdf") ? .pdf : .text
    }

    /// Whether a name ends as one of the forms does, or in nothing.
    static func knows(fileName: String) -> Bool {
        let name = fileName.split(separator: "/").last.map { $0.lowercased() } ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return true }
        return ["txt", "text", "html", "htm", "pdf"].contains(String(name[name.index(after: dot)...]))
    }

    var fileExtension: String { self == .text ? "txt" : rawValue }

    func content(of sheet: Sheet, isASCII: Bool = false) throws(PrintingFailure) -> [UInt8] {
        switch self {
        case .text: Array((isASCII ? sheet.asciiText : sheet.text).utf8)
        case .html: Array(sheet.html.utf8)
        case .pdf: try PaperMaker().pdf(of: sheet.document)
        }
    }
}
