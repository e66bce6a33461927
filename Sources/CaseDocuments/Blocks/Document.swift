/// Something to hand out: a title, blocks in reading order, and what stands on each of its pages.
public struct Document: Sendable, Equatable, Codable {
    /// The heading on the first page and the name of the file's window.
    public var title: String
    /// The title's, where it is not in the document's language.
    public var titleLanguage: String?
    /// BCP 47, `en`, `es`: the language the document is to be read out in.
    public var language: String
    /// Who issues it, at the head of each page.
    public var issuer: String
    /// What it is about, a case number, on each page; nil for a blank sheet.
    public var reference: String?
    /// Said on each page before anything else: `TRAINING`, `SAMPLE`.
    public var marks: [String]
    /// One word behind the text of each page, where paper can show it: the same as in ``marks``, never the only sign of it.
    public var watermark: String?
    public var blocks: [Block]
    public var footer: Footer
    /// `YYYY-MM-DD`, for a file that says when it was made: the day alone, so that a day's prints are the same.
    public var printedOn: String?
    public var words: PageWords
    /// Whether a wide margin on the right is left free for handwriting.
    public var hasNotesMargin: Bool
    /// Whether its tables need the paper's long side.
    public var isLandscape: Bool

    /// What stands at the bottom left: a form's number and the date of its edition.
    public struct Footer: Sendable, Equatable, Codable {
        public var form: String
        public var edition: String

        public init(form: String, edition: String) {
            self.form = form
            self.edition = edition
        }

        public var text: String { edition.isEmpty ? form : "\(form) (\(edition))" }
    }

    public init(
        title: String, titleLanguage: String? = nil, language: String, issuer: String, reference: String? = nil,
        marks: [String] = [], watermark: String? = nil, blocks: [Block], footer: Footer, printedOn: String? = nil,
        words: PageWords = .english, hasNotesMargin: Bool = false, isLandscape: Bool = false
    ) {
        self.title = title
        self.titleLanguage = titleLanguage
        self.language = language
        self.issuer = issuer
        self.reference = reference
        self.marks = marks
        self.watermark = watermark
        self.blocks = blocks
        self.footer = footer
        self.printedOn = printedOn
        self.words = words
        self.hasNotesMargin = hasNotesMargin
        self.isLandscape = isLandscape
    }
}

/// The few words that a layout itself puts on a page.
public struct PageWords: Sendable, Equatable, Codable {
    /// `Page` and `of` in `Page 2 of 3`.
    public var page: String
    public var of: String
    /// Over the margin for handwriting.
    public var notes: String
    /// What an empty and a ticked box mean, for those who hear the page.
    public var toDo: String
    public var done: String

    public init(page: String, of: String, notes: String, toDo: String, done: String) {
        self.page = page
        self.of = of
        self.notes = notes
        self.toDo = toDo
        self.done = done
    }

    public static let english = PageWords(page: "Page", of: "of", notes: "Notes", toDo: "To do", done: "Done")
    public static let spanish = PageWords(page: "Página", of: "de", notes: "Notas", toDo: "Pendiente", done: "Hecho")
}
