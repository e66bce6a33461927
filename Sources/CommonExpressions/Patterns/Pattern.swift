/// A regular expression of `matches`, in the syntax of RE2 as CEL wants it: no back references and no looking around.
///
/// It is an automaton whose states are followed all at once, so that no text and no pattern can make it go back: time in
/// proportion to the text times the pattern (Thompson 1968). The number of states is bounded.
struct Pattern: Sendable {
    /// Why a pattern cannot be used: one phrase without a full stop.
    struct Problem: Error, Hashable {
        let message: String
    }

    /// States an automaton may have; RE2 would refuse what comes near it too.
    static let largest = 5_000

    let instructions: [PatternInstruction]
    let sets: [ScalarSet]

    init(_ text: String) throws(Problem) {
        var parser = PatternParser(Array(text.unicodeScalars.prefix(CommonExpression.maximumLength + 1)))
        let node = try parser.wholePattern()
        guard node.size < Self.largest else {
            throw Problem(message: "the pattern is too large; repeat fewer parts, or repeat them less often")
        }
        var compiler = PatternCompiler()
        compiler.add(node)
        compiler.instructions.append(.match)
        instructions = compiler.instructions
        sets = compiler.sets
    }

    /// States it has.
    var size: Int { instructions.count }

    /// Whether it fits some part of the text.
    func matches(_ text: String) -> Bool {
        var run = PatternRun(self)
        return run.finds(in: text.unicodeScalars)
    }
}

enum PatternInstruction: Sendable {
    case scalar(UInt32)
    case set(Int)
    case anything
    case anythingButLineEnd
    case split(Int, Int)
    case jump(Int)
    case assertion(PatternAssertion)
    case match
}

/// What takes no text.
enum PatternAssertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}
