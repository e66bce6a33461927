extension Lexer {
    /// An int, decimal or hexadecimal, or a double.
    mutating func number() throws(ExpressionProblem) -> Token.Kind {
        let start = position
        if peek() == "0", peek(1) == "x" || peek(1) == "X", peek(2)?.hexadecimal != nil { return try hexadecimal(from: start) }
        var text = ""
        takeDigits(into: &text)
        var isDouble = false
        if peek() == ".", peek(1)?.isDigit == true {
            isDouble = true
            text += text.isEmpty ? "0." : "."
            advance()
            takeDigits(into: &text)
        }
        if peek() == "e" || peek() == "E" {
            let hasSign = peek(1) == "+" || peek(1) == "-"
            if peek(hasSign ? 2 : 1)?.isDigit == true {
                isDouble = true
                text += "e"
                advance()
                if hasSign {
                    if peek() == "-" { text += "-" }
                    advance()
                }
                takeDigits(into: &text)
            }
        }
        guard !isDouble else {
            guard let number = Double(text), number.isFinite else {
                throw ExpressionProblem(.syntax, "This number is too large for a double.", at: start)
            }
            return .double(number)
        }
        try refuseUnsigned(from: start)
        guard let number = UInt64(text), number <= UInt64(Int64.max) + 1 else { throw tooLarge(at: start) }
        return .int(number)
    }

    private mutating func hexadecimal(from start: Position) throws(ExpressionProblem) -> Token.Kind {
        advance()
        advance()
        var number: UInt64 = 0
        var overflows = false
        while let digit = peek()?.hexadecimal {
            if number >> 60 != 0 { overflows = true }
            number = number << 4 | UInt64(digit)
            advance()
        }
        try refuseUnsigned(from: start)
        guard !overflows, number <= UInt64(Int64.max) + 1 else { throw tooLarge(at: start) }
        return .int(number)
    }

    private mutating func takeDigits(into text: inout String) {
        while let scalar = peek(), scalar.isDigit {
            text.unicodeScalars.append(scalar)
            advance()
        }
    }

    private func refuseUnsigned(from start: Position) throws(ExpressionProblem) {
        guard peek() == "u" || peek() == "U" else { return }
        throw UnsupportedFeature.uint.problem(at: start)
    }

    private func tooLarge(at start: Position) -> ExpressionProblem {
        ExpressionProblem(.syntax, "This number is too large: an int is at most \(Int64.max).", at: start)
    }
}
