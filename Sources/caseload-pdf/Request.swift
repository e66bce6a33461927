/// What the command line asks for.
enum Request: Equatable {
    case help
    case print(Paper)

    static let usage = """
        Usage: caseload-pdf [--paper letter|a4] < DOCUMENT.json > DOCUMENT.pdf

        Turns a document of Caseload's, as JSON, into a tagged PDF. Letter is the paper unless another is named.
        """

    init(arguments: ArraySlice<String>) throws(FilterFailure) {
        var paper = Paper.letter
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                self = .help
                return
            case "--paper": paper = try Self.paper(rest.popFirst())
            case _ where argument.hasPrefix("--paper="): paper = try Self.paper(String(argument.dropFirst("--paper=".count)))
            default: throw FilterFailure("caseload-pdf takes only --paper letter or --paper a4, and a document on standard input.")
            }
        }
        self = .print(paper)
    }

    private static func paper(_ name: String?) throws(FilterFailure) -> Paper {
        guard let paper = name.flatMap(Paper.init(rawValue:)) else {
            throw FilterFailure("The paper is either letter or a4.")
        }
        return paper
    }
}

/// The sheets that offices print on; lengths in points, 72 to the inch.
enum Paper: String {
    case letter, a4

    var width: Double { self == .letter ? 612 : 595.276 }
    var height: Double { self == .letter ? 792 : 841.89 }
}
