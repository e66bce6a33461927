/// Makes text from outside harmless for paper, terminals and web pages, without hiding that something was there.
public enum SafeText {
    /// At most this many marks may stand on one letter; real scripts need fewer, and stacks of them smear over other lines.
    static let marksPerLetter = 4

    /// One line: breaks and tabs become spaces, controls and direction overrides become U+FFFD, invisible shapers go.
    public static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            switch treatment(of: scalar) {
            case .keep:
                marks = 0
                result.append(scalar)
            case .mark:
                marks += 1
                if marks <= marksPerLetter { result.append(scalar) }
            case .space: result.append(" ")
            case .replace: result.append("\u{FFFD}")
            case .drop: break
            }
        }
        return String(result)
    }

    private enum Treatment { case keep, mark, space, replace, drop }

    private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
        switch scalar.value {
        case 0x20..<0x7F: return .keep
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: return .space
        case 0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060...0x2064, 0xFEFF: return .drop
        // The joiner and non-joiner shape letters in several scripts and cannot reorder anything.
        case 0x200C, 0x200D: return .mark
        case 0x1160...0x11FF: return .mark
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: .replace
        case .nonspacingMark, .enclosingMark: .mark
        default: .keep
        }
    }
}
