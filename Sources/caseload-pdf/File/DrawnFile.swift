/// The file that Cairo wrote, opened again: its objects, and what each page draws with.
struct DrawnFile {
    struct Page {
        /// Numbers of objects.
        var contents: Int
        var resources: Int
    }

    /// An object without `obj` and `endobj`, and its stream as it is packed.
    struct Object {
        var value: ArraySlice<UInt8>
        var stream: ArraySlice<UInt8>?
    }

    let pages: [Page]
    private let objects: [Int: Object]

    /// Nil where the file is not shaped as Cairo's files are.
    init?(_ bytes: [UInt8]) {
        guard let offsets = Self.offsets(bytes) else { return nil }
        var objects: [Int: Object] = [:]
        for (number, offset) in offsets {
            guard let object = Self.object(bytes, at: offset, number: number, offsets: offsets) else { return nil }
            objects[number] = object
        }
        var pages: [Page] = []
        // Objects are numbered as Cairo thinks of them; pages count in the order of the file's own list of them.
        guard let root = objects.values.first(where: { Self.type(of: $0) == "Pages" }), let kids = Self.references(in: root, key: "Kids")
        else {
            return nil
        }
        for kid in kids {
            guard let page = objects[kid], let contents = Self.references(in: page, key: "Contents")?.first,
                let resources = Self.references(in: page, key: "Resources")?.first
            else { return nil }
            pages.append(Page(contents: contents, resources: resources))
        }
        self.objects = objects
        self.pages = pages
    }

    func object(_ number: Int) -> Object? { objects[number] }

    /// The cross-reference table at the end: where each object begins.
    private static func offsets(_ bytes: [UInt8]) -> [Int: Int]? {
        let tail = max(0, bytes.count - 64)
        var lexer = PDFLexer(bytes[tail...])
        var start: Int?
        while let token = lexer.next() {
            if token == .word("startxref"), case .number(let text)? = lexer.next() { start = Int(text) }
        }
        guard let start, bytes.indices.contains(start) else { return nil }
        var table = PDFLexer(bytes[start...])
        guard table.next() == .word("xref"), case .number(let first)? = table.next(), case .number(let count)? = table.next(),
            let first = Int(first), let count = Int(count), count <= bytes.count
        else { return nil }
        var offsets: [Int: Int] = [:]
        for number in first..<(first + max(0, count)) {
            guard case .number(let offset)? = table.next(), table.next() != nil, case .word(let kind)? = table.next() else { return nil }
            if kind == "n", let offset = Int(offset), offset > 0, bytes.indices.contains(offset) { offsets[number] = offset }
        }
        return offsets
    }

    private static func object(_ bytes: [UInt8], at offset: Int, number: Int, offsets: [Int: Int]) -> Object? {
        var lexer = PDFLexer(bytes[offset...])
        guard lexer.next() == .number(String(number)), lexer.next() != nil, lexer.next() == .word("obj") else { return nil }
        let start = lexer.position
        while let token = lexer.next() {
            switch token {
            case .word("endobj"): return Object(value: bytes[start..<lexer.start], stream: nil)
            case .word("stream"):
                let value = bytes[start..<lexer.start]
                guard let length = streamLength(value, bytes, offsets) else { return nil }
                var begin = lexer.position
                if begin < bytes.count, bytes[begin] == 13 { begin += 1 }
                if begin < bytes.count, bytes[begin] == 10 { begin += 1 }
                guard length >= 0, begin + length <= bytes.count else { return nil }
                return Object(value: value, stream: bytes[begin..<(begin + length)])
            default: break
            }
        }
        return nil
    }

    /// Cairo writes the length after the stream, as an object of its own.
    private static func streamLength(_ value: ArraySlice<UInt8>, _ bytes: [UInt8], _ offsets: [Int: Int]) -> Int? {
        var lexer = PDFLexer(value)
        while let token = lexer.next() {
            guard token == .name("Length") else { continue }
            guard case .number(let text)? = lexer.next(), let number = Int(text) else { return nil }
            guard case .number? = lexer.next(), lexer.next() == .word("R") else { return number }
            guard let offset = offsets[number] else { return nil }
            var other = PDFLexer(bytes[offset...])
            guard other.next() != nil, other.next() != nil, other.next() == .word("obj"), case .number(let text)? = other.next() else {
                return nil
            }
            return Int(text)
        }
        return nil
    }

    private static func type(of object: Object) -> String? {
        var lexer = PDFLexer(object.value)
        while let token = lexer.next() {
            if token == .name("Type"), case .name(let type)? = lexer.next() { return type }
        }
        return nil
    }

    /// The objects that stand behind a key: one, or a list.
    private static func references(in object: Object, key: String) -> [Int]? {
        var lexer = PDFLexer(object.value)
        while let token = lexer.next() {
            guard token == .name(key) else { continue }
            var numbers: [Int] = []
            var found: [Int] = []
            while let token = lexer.next() {
                switch token {
                case .number(let text): numbers.append(Int(text) ?? 0)
                case .word("R"):
                    if numbers.count >= 2 { found.append(numbers[numbers.count - 2]) }
                    numbers = []
                case .bracket("["): break
                default: return found
                }
            }
            return found
        }
        return nil
    }
}
