/// Says in a page's stream what each bracketed piece is: Cairo brackets them all alike.
enum ContentMarking {
    /// The element that every piece is given while it is drawn.
    static let bracket = "P"

    /// - Parameter owners: what each piece is, in order; nil is an artifact. Elements are numbered among themselves.
    /// - Returns: nil where the stream does not have these pieces.
    static func mark(_ stream: [UInt8], owners: [StructureNode.Role?]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(stream.count + 16 * owners.count)
        var lexer = PDFLexer(stream[...])
        var copied = 0
        var piece = 0
        var number = 0
        while let token = lexer.next() {
            guard token == .name(bracket) else { continue }
            let start = lexer.start
            guard lexer.next() == .bracket("<<"), lexer.next() == .name("MCID") else { continue }
            guard case .number? = lexer.next(), lexer.next() == .bracket(">>"), lexer.next() == .word("BDC"), piece < owners.count else {
                return nil
            }
            result += stream[copied..<start]
            if let role = owners[piece] {
                result += Array("/\(role.rawValue) << /MCID \(number) >> BDC".utf8)
                number += 1
            } else {
                result += Array("/Artifact BMC".utf8)
            }
            copied = lexer.position
            piece += 1
        }
        guard piece == owners.count else { return nil }
        return result + stream[copied...]
    }
}
