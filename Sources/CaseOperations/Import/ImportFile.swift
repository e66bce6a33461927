import CaseStorage
public import Interchange

/// A file of constituents, which may be read from its beginning more than once.
public struct ImportFile: Sendable {
    /// The next bytes; none at the end.
    public typealias Pieces = () throws(ImportFailure) -> [UInt8]

    /// In bytes, where that is known.
    public let size: UInt64?
    /// Begins to read it anew.
    let open: @Sendable () throws(ImportFailure) -> Pieces

    public init(size: UInt64?, open: @escaping @Sendable () throws(ImportFailure) -> Pieces) {
        self.size = size
        self.open = open
    }
}

/// What somebody says about a file, where the file does not say it well enough.
public struct ImportChoices: Sendable {
    public var maps: [(column: String, field: String)]
    public var dateOrder: DateOrder?
    public var encoding: CSVForm.Encoding?
    public var delimiter: CSVForm.Delimiter?

    public init(
        maps: [(column: String, field: String)] = [], dateOrder: DateOrder? = nil, encoding: CSVForm.Encoding? = nil,
        delimiter: CSVForm.Delimiter? = nil
    ) {
        self.maps = maps
        self.dateOrder = dateOrder
        self.encoding = encoding
        self.delimiter = delimiter
    }
}

/// How a file is going to be read.
public struct ImportPlan: Sendable {
    public let mapping: ColumnMapping
    public let form: CSVForm
    public let dateOrder: DateOrder
    /// What the dates of the file said; nil where there are none or somebody had said the order.
    public let survey: DateSurvey?

    let choices: ImportChoices
}

/// Why a file cannot be imported as it is.
public enum ImportFailure: Error, Sendable, Equatable {
    /// It could not be read; what the system says about it.
    case unreadable(String)
    case foreign(ForeignFile)
    /// There is no row in it.
    case empty
    /// The heading itself is broken.
    case heading(CSVProblem)
    case columns([ColumnProblem])
    case operation(OperationFailure)
}

/// How far an import has come.
public struct ImportProgress: Sendable, Equatable {
    /// Of the file.
    public var bytes: UInt64
    public var rows: Int
}

extension Office {
    /// Reads the heading, and all dates where their order is not known, and says how the file is going to be read.
    ///
    /// - Parameter isWanted: told how far it has come, now and then; ends with `stopped` once it answers false.
    public func planImport(
        of file: ImportFile, _ choices: ImportChoices = ImportChoices(), isWanted: (ImportProgress) -> Bool = { _ in true }
    ) throws(ImportFailure) -> ImportPlan {
        var reader = CSVReader(encoding: choices.encoding, delimiter: choices.delimiter, read: try file.open())
        try reader.begin()
        if let foreign = reader.foreign { throw .foreign(foreign) }
        guard let heading = try reader.next() else { throw .empty }
        if let problem = heading.problem { throw .heading(problem) }
        let mapping = try ColumnMapping(headings: heading.fields.map(ImportRows.trimmed), maps: choices.maps)
        var survey: DateSurvey?
        if choices.dateOrder == nil, let place = mapping.places(of: .birthDate).first {
            survey = try self.survey(&reader, place, isWanted)
        }
        return ImportPlan(
            mapping: mapping, form: reader.form, dateOrder: choices.dateOrder ?? survey?.order ?? .mdy, survey: survey, choices: choices)
    }

    private func survey(
        _ reader: inout CSVReader<ImportFailure>, _ place: Int, _ isWanted: (ImportProgress) -> Bool
    ) throws(ImportFailure) -> DateSurvey {
        var survey = DateSurvey()
        var rows = 0
        while let row = try reader.next() {
            rows += 1
            if row.problem == nil, !row.isEmpty(place) { survey.look(at: ImportRows.trimmed(row[place])) }
            if rows % 5000 == 0, !isWanted(ImportProgress(bytes: reader.bytesRead, rows: rows)) {
                throw .operation(.storage(.stopped))
            }
        }
        return survey
    }
}
