/// What a terminal does besides showing text: what libvterm reports through callbacks, and the operating system
/// commands (OSC) it knows nothing of.
final class EmulatorNotes {
    /// Bytes for the program: keys and answers.
    var input: [UInt8] = []
    var isCursorVisible = true
    var isAlternate = false
    var wantsMouse = false
    private(set) var title: String?
    /// Entries of the colour table that the program has changed, and the colours they show: 0xRRGGBB.
    private(set) var changedColours: [Int: Int] = [:]
    /// A command whose end has not come yet.
    private var unfinished: [UInt8] = []

    /// Reads the commands in what the program writes.
    func note(_ bytes: [UInt8]) {
        var rest = (unfinished + bytes)[...]
        unfinished = []
        while let start = rest.firstRange(of: Array("\u{1b}]".utf8)) {
            let body = rest[start.upperBound...]
            guard let end = body.firstIndex(where: { $0 == 0x07 || $0 == 0x1b }) else {
                unfinished = Array(rest[start.lowerBound...])
                return
            }
            obey(String(decoding: body[..<end], as: UTF8.self))
            rest = rest[end...].dropFirst()
        }
        if rest.last == 0x1b { unfinished = [0x1b] }
    }

    private func obey(_ command: String) {
        let parts = command.split(separator: ";", omittingEmptySubsequences: false)
        switch parts.first {
        case "0", "2":
            title = parts.dropFirst().joined(separator: ";")
        case "4":
            let channels = (parts.last ?? "").drop { $0 != ":" }.dropFirst().split(separator: "/").compactMap {
                Int($0, radix: 16)
            }
            if parts.count == 3, let entry = Int(parts[1]), channels.count == 3 {
                changedColours[entry] = channels[0] << 16 | channels[1] << 8 | channels[2]
            }
        case "104":
            changedColours = [:]
        default:
            break
        }
    }
}
