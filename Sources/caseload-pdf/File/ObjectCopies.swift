/// Copies objects of the drawn file, and all that they lead to, under new numbers; each once.
struct ObjectCopies {
    private let drawn: DrawnFile
    private var numbers: [Int: Int] = [:]

    init(drawn: DrawnFile) { self.drawn = drawn }

    /// - Returns: the object's new number; nil where something it leads to is missing.
    mutating func copy(_ number: Int, _ writer: inout FileWriter) -> Int? {
        if let known = numbers[number] { return known }
        let first = claim(number, &writer)
        var waiting = [number]
        while let next = waiting.popLast() {
            guard let object = drawn.object(next), let copy = numbers[next] else { return nil }
            let value = rewritten(object, &waiting, &writer)
            if let stream = object.stream {
                writer.write(copy, Self.entries(value), stream: stream)
            } else {
                writer.write(copy, value)
            }
        }
        return first
    }

    private mutating func claim(_ number: Int, _ writer: inout FileWriter) -> Int {
        let new = writer.reserve()
        numbers[number] = new
        return new
    }

    /// The object's value with its references renumbered; a stream's length is left out, since it is written anew.
    private mutating func rewritten(_ object: DrawnFile.Object, _ waiting: inout [Int], _ writer: inout FileWriter) -> [UInt8] {
        var result: [UInt8] = []
        var lexer = PDFLexer(object.value)
        var copied = object.value.startIndex
        var recent: [(start: Int, text: String)] = []
        var isLength = false
        while let token = lexer.next() {
            switch token {
            case .number(let text): recent.append((lexer.start, text))
            case .word("R") where recent.count >= 2:
                let reference = recent[recent.count - 2]
                if let number = Int(reference.text), !isLength {
                    let isNew = numbers[number] == nil
                    let copy = numbers[number] ?? claim(number, &writer)
                    if isNew { waiting.append(number) }
                    result += object.value[copied..<reference.start]
                    result += Array("\(copy) 0 R".utf8)
                    copied = lexer.position
                }
                recent = []
            default:
                if isLength {
                    copied = lexer.start
                    isLength = false
                }
                recent = []
                if object.stream != nil, token == .name("Length") {
                    result += object.value[copied..<lexer.start]
                    isLength = true
                }
            }
        }
        return result + object.value[copied...]
    }

    /// A dictionary without its brackets.
    private static func entries(_ value: [UInt8]) -> String {
        var text = String(decoding: value, as: UTF8.self)[...]
        while let first = text.first, first.isWhitespace || first == "<" { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        if text.hasSuffix(">>") { text = text.dropLast(2) }
        return String(text)
    }
}
