import Casework
import TextCanvas

/// Where the cursor can stand in a form.
enum FormStop: Sendable, Hashable {
    case field(Int)
    /// A closed row of a table.
    case row(Int, Int)
    /// A cell of the open row: entry, row, column.
    case cell(Int, Int, Int)
    /// The line under a table that adds a row.
    case addRow(Int)
    case save

    /// The entry it belongs to.
    var entry: Int? {
        switch self {
        case .field(let entry), .row(let entry, _), .cell(let entry, _, _), .addRow(let entry): entry
        case .save: nil
        }
    }
}

struct FormRowPlace: Sendable, Hashable {
    let entry: Int
    let row: Int
}

extension FormScreen {
    /// Every stop from top to bottom.
    var stops: [FormStop] { entries.indices.flatMap { stops(of: $0) } + [.save] }

    func stops(of index: Int) -> [FormStop] {
        let entry = entries[index]
        guard entry.field.kind == .rows else { return [.field(index)] }
        return entry.rows.indices.flatMap { row -> [FormStop] in
            guard openRow == FormRowPlace(entry: index, row: row) else { return [.row(index, row)] }
            return entry.field.columns.indices.map { .cell(index, row, $0) }
        } + [.addRow(index)]
    }

    /// The table the cursor stands in.
    var rowsEntry: Int? {
        switch focus {
        case .row(let entry, _), .cell(let entry, _, _), .addRow(let entry): entry
        default: nil
        }
    }

    /// The field or column under the cursor, where something can be typed.
    var focusedField: Field? {
        switch focus {
        case .field(let index): entries.indices.contains(index) ? entries[index].field : nil
        case .cell(let index, _, let column): entries[index].field.columns[column]
        default: nil
        }
    }

    /// What is typed under the cursor.
    var focusedTyped: String {
        get {
            switch focus {
            case .field(let index): entries[index].input.text
            case .cell(let index, let row, let column): entries[index].rows[row][entries[index].field.columns[column].id] ?? ""
            default: ""
            }
        }
        set {
            switch focus {
            case .field(let index): entries[index].setTyped(newValue)
            case .cell(let index, let row, let column):
                entries[index].rows[row][entries[index].field.columns[column].id] = newValue
                entries[index].problem = nil
            default: break
            }
        }
    }

    mutating func move(by step: Int) {
        let all = stops
        let index = all.firstIndex(of: focus) ?? 0
        let next = max(0, min(all.count - 1, index + step))
        stand(on: all[next])
    }

    /// Moves the cursor; a row that is left closes.
    mutating func stand(on stop: FormStop) {
        focus = stop
        isFresh = true
        if case .cell = stop {} else { openRow = nil }
        if case .cell(let entry, let row, let column) = stop {
            let field = entries[entry].field.columns[column]
            cellInput = TextField(
                entries[entry].rows[row][field.id] ?? "", limit: FormEntry.limit(of: field), placeholder: FormEntry.placeholder(of: field))
        }
        if case .field(let index) = stop, entries[index].field.isProtected { showsProtected = entries[index].input.isEmpty }
    }

    mutating func openRow(_ row: Int, of entry: Int) {
        guard entries[entry].rows.indices.contains(row), !entries[entry].field.columns.isEmpty else { return }
        openRow = FormRowPlace(entry: entry, row: row)
        stand(on: .cell(entry, row, 0))
    }

    mutating func addRow(to entry: Int) {
        entries[entry].rows.append([:])
        entries[entry].problem = nil
        openRow(entries[entry].rows.count - 1, of: entry)
    }

    /// Removes the row under the cursor; false where none is.
    mutating func removeRow() -> Bool {
        let place: FormRowPlace
        switch focus {
        case .row(let entry, let row), .cell(let entry, let row, _): place = FormRowPlace(entry: entry, row: row)
        default: return false
        }
        openRow = nil
        entries[place.entry].rows.remove(at: place.row)
        let left = entries[place.entry].rows.count
        stand(on: left == 0 ? .addRow(place.entry) : .row(place.entry, min(place.row, left - 1)))
        return true
    }
}
