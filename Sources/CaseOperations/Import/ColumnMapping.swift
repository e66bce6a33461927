import RecordMatching

/// Which column of a file says what.
public struct ColumnMapping: Sendable, Equatable {
    public struct Column: Sendable, Equatable {
        public let heading: String
        /// Nil for a column that is left out.
        public let field: ImportField?
    }

    /// One for each column of the heading, in its order.
    public let columns: [Column]

    /// Fields that may have several columns, which are gathered.
    private static let gathering: Set<ImportField> = [.phone]

    /// - Parameter maps: what somebody said with `COLUMN=FIELD`; the field `-` leaves the column out.
    /// - Throws: everything that is wrong at once.
    public init(headings: [String], maps: [(column: String, field: String)]) throws(ImportFailure) {
        var problems: [ColumnProblem] = []
        var given: [Int: ImportField?] = [:]
        let folded = headings.map(Self.folded)
        for (column, typed) in maps {
            let field: ImportField? = ImportField(typed: typed)
            if field == nil, typed != "-" {
                problems.append(
                    .unknownField(typed, near: Wording.nearest(to: typed, among: ImportField.allCases.map(\.rawValue))))
                continue
            }
            // Written as in the file, else near enough; a number is the column's place, counted from 1.
            var places = headings.indices.filter { headings[$0] == column }
            if places.isEmpty { places = headings.indices.filter { folded[$0] == Self.folded(column) && !folded[$0].isEmpty } }
            if places.isEmpty, let place = Int(column), headings.indices.contains(place - 1) { places = [place - 1] }
            guard !places.isEmpty else {
                problems.append(.noSuchColumn(column, near: Wording.nearest(to: column, among: headings)))
                continue
            }
            for place in places {
                if let before = given[place], before != field { problems.append(.mappedTwice(headings[place])) }
                given[place] = .some(field)
            }
        }
        let columns = Self.columns(headings, given)
        for field in ImportField.allCases where !Self.gathering.contains(field) {
            let places = columns.filter { $0.field == field }
            if places.count > 1 { problems.append(.shared(field, places.map(\.heading))) }
        }
        let naming: Set<ImportField> = [.name, .givenName, .familyName, .organisation]
        if problems.isEmpty, !columns.contains(where: { $0.field.map(naming.contains) ?? false }) {
            problems.append(.noName(headings))
        }
        guard problems.isEmpty else { throw .columns(problems) }
        self.columns = columns
    }

    /// What each column means: as somebody said, else by its heading. A field's own name goes before other words for it,
    /// so that of `external_id` and `id` the first is taken.
    private static func columns(_ headings: [String], _ given: [Int: ImportField?]) -> [Column] {
        let meant = headings.indices.map { given.keys.contains($0) ? nil : ImportField.meant(by: headings[$0]) }
        let settled = Set(given.values.compactMap { $0 } + meant.compactMap { $0.flatMap { $0.isOwn ? $0.field : nil } })
        return headings.indices.map { place in
            if let field = given[place] { return Column(heading: headings[place], field: field) }
            guard let (field, isOwn) = meant[place], isOwn || gathering.contains(field) || !settled.contains(field) else {
                return Column(heading: headings[place], field: nil)
            }
            return Column(heading: headings[place], field: field)
        }
    }

    public var ignored: [String] { columns.filter { $0.field == nil }.map(\.heading) }

    /// The columns that say a field, in their order.
    func places(of field: ImportField) -> [Int] { columns.indices.filter { columns[$0].field == field } }

    private static func folded(_ text: String) -> String { Folding.words(text).joined() }
}

/// What is wrong with the columns of a file or with what was said of them.
public enum ColumnProblem: Sendable, Equatable {
    case unknownField(String, near: String?)
    case noSuchColumn(String, near: String?)
    case mappedTwice(String)
    /// Several columns say what only one can.
    case shared(ImportField, [String])
    /// No column says a name; what columns there are.
    case noName([String])
}
