public import Casework
public import Interchange

/// One row of a file, read as a constituent.
public struct ImportRow: Sendable, Equatable {
    let source: CSVRow
    public let details: ConstituentDetails
    /// Why it cannot be entered; none when it can.
    public let problems: [RowProblem]
    /// What makes the row the same row another time: its number in the other register, else all that it says.
    let content: [String]

    public var line: Int { source.line }
    /// As the file has them, for the list of rows that were left out.
    public var fields: [String] { source.fields }
}

public enum RowProblem: Sendable, Equatable {
    case broken(CSVProblem)
    /// It has another number of fields than the heading.
    case width(found: Int, wanted: Int)
    case date(String)
    /// A rule says no.
    case refused(Refusal)
}

/// Reads rows as constituents, by a plan. Pure but for the bytes it asks for.
struct ImportRows {
    private var reader: CSVReader<ImportFailure>
    private let plan: ImportPlan
    private let dates: ImportDates
    private let agency: Agency
    private let places: [ImportField: [Int]]
    /// Fields in the order in which they make up a row's content.
    private static let fieldsOfContent = ImportField.allCases.sorted { $0.rawValue < $1.rawValue }

    init(_ plan: ImportPlan, of file: ImportFile, agency: Agency, today: CivilDate) throws(ImportFailure) {
        reader = CSVReader(encoding: plan.choices.encoding, delimiter: plan.form.delimiter, read: try file.open())
        self.plan = plan
        self.agency = agency
        dates = ImportDates(order: plan.dateOrder, today: today)
        var places: [ImportField: [Int]] = [:]
        for field in ImportField.allCases { places[field] = plan.mapping.places(of: field) }
        self.places = places
        // The heading.
        _ = try reader.next()
    }

    var bytesRead: UInt64 { reader.bytesRead }

    /// The next row that is not blank; nil at the end. Whether it may be entered is `actor`'s decision as of `today`.
    mutating func next(actor: Actor, today: CivilDate) throws(ImportFailure) -> ImportRow? {
        while let row = try reader.next() {
            if !row.isBlank { return read(row, actor: actor, today: today) }
        }
        return nil
    }

    private func read(_ row: CSVRow, actor: Actor, today: CivilDate) -> ImportRow {
        func broken(_ problem: RowProblem) -> ImportRow {
            ImportRow(source: row, details: ConstituentDetails(), problems: [problem], content: [])
        }
        if let problem = row.problem { return broken(.broken(problem)) }
        let width = plan.mapping.columns.count
        if row.count < width || (width..<max(width, row.count)).contains(where: { !row.isEmpty($0) }) {
            return broken(.width(found: row.count, wanted: width))
        }
        var problems: [RowProblem] = []
        var details = details(of: row, &problems)
        do { details = try agency.decide(adding: details, actor: actor, today: today).personal ?? details } catch {
            problems.append(.refused(error))
        }
        return ImportRow(
            source: row, details: details, problems: problems, content: problems.isEmpty ? content(of: row, details) : [])
    }

    private func details(of row: CSVRow, _ problems: inout [RowProblem]) -> ConstituentDetails {
        func text(_ fields: ImportField...) -> String? {
            let texts = fields.compactMap { known($0, in: row) }
            return texts.isEmpty ? nil : texts.joined(separator: " ")
        }
        var details = ConstituentDetails(
            givenName: text(.givenName, .middleName), familyName: text(.familyName, .secondFamilyName), organisation: text(.organisation),
            street: [text(.streetNumber, .street), text(.unit)].compactMap { $0 }.joined(separator: ", "), city: text(.city),
            postalCode: text(.postalCode), state: text(.state), language: text(.language).map(Languages.code), externalID: text(.externalID)
        )
        if details.givenName == nil, details.familyName == nil, let name = text(.name) {
            (details.givenName, details.familyName) = Self.parts(ofName: name)
        }
        if let written = text(.birthDate), !written.allSatisfy({ "0-/.".contains($0) }) {
            details.birthDate = dates.date(written)
            if details.birthDate == nil { problems.append(.date(written)) }
        }
        let phones = (places[.phone] ?? []).compactMap { Self.known(row[$0]) }.flatMap(Self.numbers)
        details.phones = phones.isEmpty ? nil : phones
        return details
    }

    private func known(_ field: ImportField, in row: CSVRow) -> String? {
        guard let place = places[field]?.first, !row.isEmpty(place) else { return nil }
        let isName = [.name, .givenName, .middleName, .familyName, .secondFamilyName, .organisation].contains(field)
        return Self.known(row[place], isName: isName)
    }

    /// Dates count as they are written, so that reading them in another order does not make other people of them.
    private func content(of row: CSVRow, _ details: ConstituentDetails) -> [String] {
        if let number = details.externalID { return [ImportField.externalID.rawValue, number] }
        var content: [String] = []
        for field in Self.fieldsOfContent {
            for place in places[field] ?? [] {
                guard let text = Self.known(row[place]) else { continue }
                content += [field.rawValue, text.split(whereSeparator: \.isWhitespace).joined(separator: " ")]
            }
        }
        return content
    }

    /// `Ortega, Marisol`, or the last word as family name, as `constituent add --name` reads it.
    private static func parts(ofName name: String) -> (given: String?, family: String?) {
        if let comma = name.firstIndex(of: ",") {
            return (trimmed(String(name[name.index(after: comma)...])), trimmed(String(name[..<comma])))
        }
        let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        return (words.count > 1 ? words.dropLast().joined(separator: " ") : nil, words.last)
    }

    /// Several numbers in one cell, where each of them could be one.
    private static func numbers(_ cell: String) -> [String] {
        guard cell.utf8.contains(where: { ";/|\n".utf8.contains($0) }) else { return [cell] }
        let numbers = cell.split { ";/|\n".contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
        return numbers.allSatisfy { $0.count(where: \.isNumber) >= 7 } ? numbers : [cell]
    }

    /// A cell's text; nil when it says that nothing is known. `NULL` is a family name as well as what a database writes.
    private static func known(_ cell: String, isName: Bool = false) -> String? {
        let text = trimmed(cell)
        if text.isEmpty || text == "\\N" || (!isName && ["NULL", "N/A", "#N/A"].contains(text)) { return nil }
        // The apostrophe that our own and others' writers put before what a spreadsheet would run.
        let isGuarded = text.utf8.first == UInt8(ascii: "'") && text.dropFirst().first.map { "=+-@".contains($0) } ?? false
        return isGuarded ? String(text.dropFirst()) : text
    }

    static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, first <= 32 || last <= 32 || first > 127 || last > 127 else {
            return text
        }
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Languages by the names that people give them.
private enum Languages {
    static func code(of text: String) -> String { codes[text.lowercased()] ?? (text.utf8.count <= 3 ? text.lowercased() : text) }

    private static let codes = [
        "english": "en", "inglés": "en", "ingles": "en", "eng": "en", "spanish": "es", "español": "es", "espanol": "es", "spa": "es",
        "castellano": "es", "chinese": "zh", "mandarin": "zh", "vietnamese": "vi", "korean": "ko", "tagalog": "tl", "french": "fr",
        "russian": "ru", "arabic": "ar", "portuguese": "pt", "german": "de", "navajo": "nv", "hmong": "hmn", "somali": "so",
    ]
}
