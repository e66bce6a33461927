import RecordMatching
import Testing

struct LookAlikesTests {
    @Test(arguments: [
        ("garcia", "gаrcia"), ("Oscar", "0scar"), ("Bill", "BiII"), ("barnes", "bames"), ("miller", "mi11er"), ("МАРТА", "MAPTA"),
        ("smith", "ѕmith"), ("lopez", "l0pez"), ("Wendy", "VVendy"), ("ana", "αna"), ("Vera", "νera"), ("Ortega Nunez", "0rtega Nunez"),
    ])
    func lookTheSame(_ a: String, _ b: String) {
        #expect(LookAlikes.skeleton(a) == LookAlikes.skeleton(b))
        #expect(LookAlikes.differOnlyByLookAlikes(a, b) && LookAlikes.differOnlyByLookAlikes(b, a))
    }

    @Test(arguments: [
        ("garcia", "garcia"), ("García", "garcia"), ("Ortega-Núñez", "ortega nunez"), ("garcia", "gracia"), ("ana", "anna"), ("", ""),
        ("ＧＡＲＣＩＡ", "garcia"), ("juan", "jose"),
    ])
    func areNoMatterOfLooks(_ a: String, _ b: String) {
        #expect(!LookAlikes.differOnlyByLookAlikes(a, b))
    }

    @Test func hiddenMarksDoNotHide() {
        #expect(LookAlikes.skeleton("gar\u{200D}cia") == LookAlikes.skeleton("garcia"))
        #expect(LookAlikes.skeleton("\u{202E}garcia").contains("garcla"))
    }

    @Test func boundedForAnyText() {
        #expect(LookAlikes.skeleton(String(repeating: "\u{FDFA}", count: 50_000)).utf8.count < 20_000)
        #expect(LookAlikes.skeleton("a" + String(repeating: "\u{301}", count: 100_000)) == "a")
    }
}
