/// Finds a piece in a text without going back: time in proportion to both, whatever they hold (Knuth, Morris and Pratt 1977).
enum TextSearch {
    static func contains(_ piece: String, in text: String) -> Bool {
        let piece = Array(piece.utf8)
        guard let first = piece.first else { return true }
        guard piece.count > 1 else { return text.utf8.contains(first) }
        guard piece.count <= text.utf8.count else { return false }
        // How much of the piece still fits when its next byte does not.
        var borders = [0]
        borders.reserveCapacity(piece.count)
        var length = 0
        for index in 1..<piece.count {
            while length > 0, piece[index] != piece[length] { length = borders[length - 1] }
            if piece[index] == piece[length] { length += 1 }
            borders.append(length)
        }
        var matched = 0
        for byte in text.utf8 {
            while matched > 0, byte != piece[matched] { matched = borders[matched - 1] }
            if byte == piece[matched] { matched += 1 }
            if matched == piece.count { return true }
        }
        return false
    }
}
