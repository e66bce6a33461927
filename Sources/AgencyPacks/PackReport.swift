/// Collects what is found while a pack is read: problems, and which names are used where.
///
/// A class because every value handed out while reading writes to the same list; it lives for one reading only.
final class PackReport {
    /// Of errors, and of warnings: more than a person reads. A hostile pack must not fill the memory with them, nor
    /// hide its errors behind warnings.
    static let maximumProblems = 1000
    private static let maximumSuggestions = 100
    private static let maximumCandidates = 1000

    /// Whether to look at how texts read, which takes longer than reading the files.
    let looksAtWording: Bool
    /// Whether a store keeps the pack already, so that cases run on it.
    let isKept: Bool
    /// What is wrong with the part that is being read, where it is forgiven; nil where nothing is.
    private var forgiven: Int?
    private var errors: [PackProblem] = []
    private var warnings: [PackProblem] = []
    /// The languages the office names, its own first; empty while nobody knows them, and then none is missing or wrong.
    var languages: [String] = []
    /// Whether every file could at least be parsed and says its name.
    var areFilesWhole = true
    /// Names that something in the pack refers to.
    var usedQueues: Set<String> = []
    var usedRoles: Set<String> = []
    /// Whether a part that may have referred to some could not be read: then nobody knows what is unused.
    var missesUses = false
    /// Abbreviations the office explains.
    var acronyms: Set<String> = []

    init(looksAtWording: Bool, isKept: Bool = false) {
        self.looksAtWording = looksAtWording
        self.isKept = isKept
    }

    /// Whether to prove things about workflows, beyond reading them.
    var provesWorkflows: Bool { !isKept }
    var hasErrors: Bool { !errors.isEmpty }
    var errorCount: Int { errors.count }
    /// Whether another error would be kept; if not, looking for more is work for nothing.
    var hasRoom: Bool { errors.count < Self.maximumProblems }
    /// Whether it is still worth looking for what may have been meant.
    var hasSuggestions: Bool { errors.count < Self.maximumSuggestions }

    /// Reads a part of a kind that earlier releases passed over or refused.
    ///
    /// Of a pack that a store keeps, nobody proved it when the pack came into force: there, what is wrong with it is a warning and
    /// the part is left out. A part inside it that is read by this too is left out alone.
    @discardableResult
    func later<Part>(_ read: () -> Part?) -> Part? {
        guard isKept else { return read() }
        let outside = forgiven
        forgiven = 0
        defer { forgiven = outside }
        let part = read()
        return forgiven == 0 ? part : nil
    }

    func error(_ code: PackProblem.Code, at place: Place, _ message: String, witness: String? = nil) {
        if let count = forgiven {
            forgiven = count + 1
            warning(code, at: place, message, witness: witness)
            return
        }
        guard errors.count < Self.maximumProblems else { return }
        errors.append(PackProblem(.error, code, place, message, witness))
    }

    func warning(_ code: PackProblem.Code, at place: Place, _ message: String, witness: String? = nil) {
        guard warnings.count < Self.maximumProblems else { return }
        warnings.append(PackProblem(.warning, code, place, message, witness))
    }

    /// ` Did you mean "x"?`, or nothing where no known name is near.
    ///
    /// Comparing costs more than anything else here, so it ends long before a hostile pack has had its fill of it.
    func didYouMean(_ name: String, among known: some Sequence<String>) -> String {
        guard hasSuggestions else { return "" }
        return nearest(to: name, among: known.prefix(Self.maximumCandidates)).map { " Did you mean \(quoted($0))?" } ?? ""
    }

    /// In the order of the files. What is found by two ways at one place is one problem.
    var sorted: [PackProblem] { Set(errors + warnings).sorted() }
}

extension PackProblem {
    fileprivate init(_ severity: Severity, _ code: Code, _ place: Place, _ message: String, _ witness: String?) {
        self.init(
            severity: severity, code: code, file: place.file, line: place.line, column: place.column, message: message,
            witness: witness)
    }
}
