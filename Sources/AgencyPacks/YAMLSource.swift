/// The file that values stand in, shared by all its values.
final class YAMLSource {
    let file: String
    let report: PackReport
    private let text: String

    init(file: String, text: String, report: PackReport) {
        self.file = file
        self.text = text
        self.report = report
    }

    /// Character by character: looked at only where a place inside a text is wanted.
    lazy var scalars = Array(text.unicodeScalars)

    /// Where each line begins among the scalars. YAML ends lines at more than one character.
    lazy var lineStarts: [Int] = {
        var starts = [0]
        for (index, scalar) in scalars.enumerated() where YAMLSource.endsLine(scalar) {
            // Of a carriage return and a line feed together, the second ends the line.
            if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
            starts.append(index + 1)
        }
        return starts
    }()

    static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
