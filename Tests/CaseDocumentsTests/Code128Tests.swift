import Testing

@testable import CaseDocuments

@Suite struct Code128Tests {
    @Test func widthsAreThoseOfTheStandardWorkedOutByHand() throws {
        // Start B, A (33), check symbol (104 + 33) mod 103 = 34, stop.
        let code = try #require(Code128("A"))
        let digits = code.widths.map(String.init).joined()
        #expect(digits == "211214" + "111323" + "131123" + "2331112")
        #expect(code.moduleCount == 46)
    }

    @Test func theCheckValueWeighsEachPlace() {
        // PJJ123C, the example that textbooks work through for set A comes to 54; starting from set B it is one more.
        #expect(Code128.checkValue(for: [48, 42, 42, 17, 18, 19, 35]) == 55)
    }

    @Test func everySymbolIsElevenModulesOfThreeBarsAndLikeNoOther() {
        #expect(Code128.patterns.count == 107)
        #expect(Set(Code128.patterns).count == 107)
        for pattern in Code128.patterns.dropLast() {
            let widths = pattern.compactMap(\.wholeNumberValue)
            #expect(widths.count == 6 && widths.reduce(0, +) == 11 && widths.allSatisfy { (1...4).contains($0) })
            // The bars of a symbol make an even number of modules: its parity.
            #expect((widths[0] + widths[2] + widths[4]).isMultiple(of: 2), "\(pattern)")
        }
        #expect(Code128.patterns[Code128.stop] == "2331112")
    }

    @Test func barsStandWhereTheWidthsPutThem() throws {
        let bars = try #require(Code128("A")).bars
        #expect(bars.map(\.start).prefix(4) == [0, 3, 6, 11])
        #expect(bars.map(\.width).prefix(4) == [2, 1, 1, 1])
        #expect(bars.count == 13)
    }

    @Test func onlyPrintableASCIIHasBars() {
        #expect(Code128("") == nil && Code128("é") == nil && Code128("a\u{1B}") == nil && Code128("a\n") == nil)
        #expect(Code128(" ~") != nil)
    }
}
