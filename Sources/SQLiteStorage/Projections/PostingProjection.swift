import CaseStorage
import GRDB
import RecordMatching

/// Which rows are posted under which terms, how many under each, and how many rows there are.
///
/// Changes gather by term and are written in the order of the tables: what stands in one place is read, changed and
/// written once, however many rows a flush brings. How a term's rows are kept, and in which bytes, follows from the rows
/// alone: see `FewRows`.
final class PostingProjection {
    /// Rows of a term that change, each with whether it is there from now on.
    private var changes: [Term: [PostingChange]] = [:]
    private var newPeople = 0

    private let selectTerm: PreparedStatement
    private let insertTerm: PreparedStatement
    private let updateTerm: PreparedStatement
    private let deleteTerm: PreparedStatement
    private let selectChunk: PreparedStatement
    private let replaceChunk: PreparedStatement
    private let deleteChunk: PreparedStatement
    private let selectAll: PreparedStatement
    private let deleteAll: PreparedStatement
    private let addPeople: PreparedStatement

    init(_ database: Database) throws {
        selectTerm = try PreparedStatement(database, "SELECT count FROM term WHERE field = ? AND text = ?")
        insertTerm = try PreparedStatement(database, "INSERT OR REPLACE INTO term(field, text, sound, count) VALUES (?, ?, ?, ?)")
        updateTerm = try PreparedStatement(database, "UPDATE term SET count = ? WHERE field = ? AND text = ?")
        deleteTerm = try PreparedStatement(database, "DELETE FROM term WHERE field = ? AND text = ?")
        selectChunk = try PreparedStatement(
            database, "SELECT members FROM posting WHERE field = ? AND text = ? AND chunk = ?")
        replaceChunk = try PreparedStatement(
            database, "INSERT OR REPLACE INTO posting(field, text, chunk, members) VALUES (?, ?, ?, ?)")
        deleteChunk = try PreparedStatement(database, "DELETE FROM posting WHERE field = ? AND text = ? AND chunk = ?")
        selectAll = try PreparedStatement(
            database, "SELECT chunk, members FROM posting WHERE field = ? AND text = ? ORDER BY chunk")
        deleteAll = try PreparedStatement(database, "DELETE FROM posting WHERE field = ? AND text = ?")
        addPeople = try PreparedStatement(
            database,
            """
            INSERT INTO population(one, people) VALUES (1, ?) ON CONFLICT DO UPDATE SET people = people + excluded.people
            """)
    }

    func insert(_ terms: some Sequence<Term>, row: UInt32) {
        for term in terms { changes[term, default: []].append(PostingChange(row: row, isThere: true)) }
    }

    func remove(_ terms: some Sequence<Term>, row: UInt32) {
        for term in terms { changes[term, default: []].append(PostingChange(row: row, isThere: false)) }
    }

    /// Takes note of somebody new, whatever they are posted under.
    func countPerson() { newPeople += 1 }

    func flush() throws {
        for (term, rows) in changes.sorted(by: { $0.key < $1.key }) { try write(rows, of: term) }
        changes = [:]
        if newPeople > 0 { try addPeople.run([.number(newPeople)]) }
        newPeople = 0
    }

    private func write(_ changes: [PostingChange], of term: Term) throws {
        let key: [Binding] = [.number(term.field.rawValue), .text(term.text)]
        let stored = try selectTerm.first(key) { $0.int(0) }
        let changes = Self.inOrder(changes)
        let count: Int
        if let stored, stored > FewRows.limit {
            count = try writeChunks(changes, of: key, count: stored)
        } else {
            count = try writeFew(changes, of: key, isNew: stored == nil)
        }
        if count == 0 {
            if stored != nil { try deleteTerm.run(key) }
        } else if stored == nil {
            let sound = term.field == .name ? SoundKey.of(term.text) : ""
            try insertTerm.run(key + [.text(sound), .number(count)])
        } else if count != stored {
            try updateTerm.run([.number(count)] + key)
        }
    }

    /// - Returns: how many rows the term has now.
    private func writeFew(_ changes: [PostingChange], of key: [Binding], isNew: Bool) throws -> Int {
        let place = key + [.number(FewRows.place)]
        let stored = isNew ? nil : try selectChunk.first(place) { columns in try columns.raw(0) { try FewRows.decode($0) } }
        let rows = PostingChange.apply(changes, to: stored ?? [])
        if rows.isEmpty || rows.count > FewRows.limit {
            if stored != nil { try deleteChunk.run(place) }
            for (chunk, members) in Self.chunks(rows) { try replaceChunk.run(key + [.number(chunk), .blob(members.bytes)]) }
        } else if rows != stored {
            try replaceChunk.run(place + [.blob(FewRows.encode(rows))])
        }
        return rows.count
    }

    /// - Returns: how many rows the term has now.
    private func writeChunks(_ changes: [PostingChange], of key: [Binding], count: Int) throws -> Int {
        var count = count
        var rest = changes[...]
        while let first = rest.first {
            let chunk = first.row >> 16
            let members = rest.prefix { $0.row >> 16 == chunk }
            rest = rest.dropFirst(members.count)
            count += try write(members, of: key + [.number(chunk)])
        }
        guard count <= FewRows.limit else { return count }
        var rows: [UInt32] = []
        try selectAll.rows(key) { columns in
            let high = try columns.row(0) << 16
            rows += try Self.chunk(columns, 1).members.map { high | UInt32($0) }
            return true
        }
        try deleteAll.run(key)
        if !rows.isEmpty { try replaceChunk.run(key + [.number(FewRows.place), .blob(FewRows.encode(rows))]) }
        return rows.count
    }

    private static func chunks(_ rows: [UInt32]) -> [(UInt32, RowChunk)] {
        var chunks: [(UInt32, RowChunk)] = []
        guard rows.count > FewRows.limit else { return chunks }
        for row in rows {
            if chunks.last?.0 != row >> 16 { chunks.append((row >> 16, RowChunk())) }
            chunks[chunks.count - 1].1.insert(UInt16(truncatingIfNeeded: row))
        }
        return chunks
    }

    /// By row; of two changes of a row the later comes last.
    private static func inOrder(_ changes: [PostingChange]) -> [PostingChange] {
        if zip(changes, changes.dropFirst()).allSatisfy({ $0.row <= $1.row }) { return changes }
        return changes.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    }

    /// - Returns: by how many the chunk grew.
    private func write(_ changes: ArraySlice<PostingChange>, of place: [Binding]) throws -> Int {
        let stored = try selectChunk.first(place) { try Self.chunk($0, 0) }
        var chunk = stored ?? RowChunk()
        for change in changes {
            let member = UInt16(truncatingIfNeeded: change.row)
            if change.isThere { chunk.insert(member) } else { chunk.remove(member) }
        }
        if !chunk.isEmpty {
            try replaceChunk.run(place + [.blob(chunk.bytes)])
        } else if stored != nil {
            try deleteChunk.run(place)
        }
        return chunk.count - (stored?.count ?? 0)
    }

    private static func chunk(_ columns: Columns, _ column: Int32) throws -> RowChunk {
        try columns.raw(column) { RowChunk(bytes: $0) }.orCorrupt("the rows of a term")
    }
}
