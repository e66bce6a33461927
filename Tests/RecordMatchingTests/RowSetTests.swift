import Testing

@testable import RecordMatching

@Suite("Sets of rows")
struct RowSetTests {
    static func random(_ generator: inout SystemRandomNumberGenerator, dense: Bool) -> Set<UInt32> {
        let bound: UInt32 = dense ? 70_000 : 400_000
        return Set((0..<(dense ? 30_000 : 300)).map { _ in UInt32.random(in: 0..<bound, using: &generator) })
    }

    @Test("Every operation gives what a plain set gives", arguments: [(false, false), (false, true), (true, false), (true, true)])
    func operations(left: Bool, right: Bool) {
        var generator = SystemRandomNumberGenerator()
        let (a, b) = (Self.random(&generator, dense: left), Self.random(&generator, dense: right))
        let (x, y) = (RowSet(a), RowSet(b))
        #expect(x.rows == a.sorted() && x.count == a.count)
        #expect(x.intersection(y).rows == a.intersection(b).sorted())
        #expect(x.union(y).rows == a.union(b).sorted() && x.union(y).count == a.union(b).count)
        #expect(x.subtracting(y).rows == a.subtracting(b).sorted())
        #expect(x.prefix(7) == Array(a.sorted().prefix(7)))
        #expect(a.prefix(50).allSatisfy { x.contains($0) } && b.prefix(50).allSatisfy { x.contains($0) == a.contains($0) })
        var builder = RowSetBuilder()
        builder.add(x)
        builder.add(y)
        #expect(builder.finish() == x.union(y))
    }

    @Test("However a set came about, equal sets have equal bytes, also across the bounds between list and bitmap")
    func canonical() throws {
        var chunk = RowChunk()
        for member in stride(from: UInt16(0), to: 60_000, by: 12) { chunk.insert(member) }
        #expect(chunk.count == 5000 && chunk.bytes.count == 8192)
        for member in stride(from: UInt16(0), to: 60_000, by: 24) { chunk.remove(member) }
        #expect(chunk.count == 2500 && chunk.bytes.count == 5000)
        let other = RowChunk(sorted: chunk.members)
        #expect(other == chunk && other.bytes == chunk.bytes)
        for count in [1, 4094, 4095, 4096, 4097, 65_536] {
            let chunk = RowChunk(sorted: (0..<count).map { UInt16($0) })
            let read = chunk.bytes.withUnsafeBytes { RowChunk(bytes: $0) }
            #expect(read == chunk && read?.count == count, "\(count)")
        }
        var set = RowSet([5, 70_000, 70_001])
        set.remove(70_000)
        set.remove(70_001)
        set.insert(9)
        #expect(set == RowSet([5, 9]) && set.chunkKeys == [0])
    }

    @Test("Bytes that are no chunk are refused", arguments: [[], [1], [2, 0, 1, 0], [1, 0, 1, 0], [UInt8](repeating: 0, count: 8192)])
    func damaged(bytes: [UInt8]) { #expect(bytes.withUnsafeBytes { RowChunk(bytes: $0) } == nil) }

    @Test("A record survives its bytes, and is posted under its words")
    func records() throws {
        for person in KnownRegister.people {
            let read = person.record.encoded.withUnsafeBytes { MatchRecord(decoding: $0) }
            #expect(read == person.record)
        }
        let terms = KnownRegister.people[3].record.terms
        for term in [Term(.name, "delacruz"), Term(.nameStart, "cru"), Term(.date, "1990"), Term(.date, "19901224"), Term(.place, "87002")]
        {
            #expect(terms.contains(term))
        }
        for bytes in [[], [1, 2, 3], [UInt8](repeating: 0x1F, count: 8), [UInt8](repeating: 0x1F, count: 10)] as [[UInt8]] {
            #expect(bytes.withUnsafeBytes { MatchRecord(decoding: $0) } == nil)
        }
    }
}

@Suite("Words spelled nearly so")
struct LexiconTests {
    @Test("Finds exactly the words that comparing each would find")
    func exact() {
        var generator = SystemRandomNumberGenerator()
        func word() -> String {
            String((0..<Int.random(in: 1...8, using: &generator)).map { _ in "abcdo".randomElement(using: &generator) ?? "a" })
        }
        let words = Set((0..<3000).map { _ in word() }).sorted()
        let lexicon = Lexicon(name: words.map { TermCount($0, 1) }, place: [], date: [])
        for _ in 0..<60 {
            let typed = word()
            for distance in 1...2 {
                let found = Set(lexicon.near(typed, in: .name, distance: distance, limit: 10_000).map(\.term.text))
                let expected = Set(words.filter { EditDistance.within(distance, $0, typed) != nil })
                #expect(found == expected, "\(typed) within \(distance)")
                let sameLetter = lexicon.near(typed, in: .name, distance: distance, firstLetter: true, limit: 10_000)
                #expect(Set(sameLetter.map(\.term.text)) == expected.filter { $0.first == typed.first })
            }
        }
    }

    @Test("Nearer and more frequent words come first, and a beginning may be misspelled")
    func order() {
        let lexicon = Lexicon(
            name: [TermCount("gonsalez", 2), TermCount("gonzales", 5), TermCount("gonzalez", 50), TermCount("gonzalo", 9)], place: [],
            date: [])
        #expect(lexicon.near("gonzalez", in: .name, distance: 1, limit: 3).map(\.term.text) == ["gonzalez", "gonzales", "gonsalez"])
        #expect(
            lexicon.near("gozna", in: .name, distance: 1, beginning: true, limit: 9).map(\.term.text) == [
                "gonzalez", "gonzalo", "gonzales",
            ])
        #expect(
            lexicon.near("", in: .name, distance: 1, limit: 9).isEmpty
                && lexicon.near("gonzalez", in: .place, distance: 1, limit: 9).isEmpty)
        #expect(lexicon.near(String(repeating: "g", count: 500), in: .name, distance: 2, limit: 9).isEmpty)
    }
}
