import RecordMatching
import Testing

struct SoundKeyTests {
    @Test(arguments: [
        ("gonzalez", "gonzales"), ("gonzalez", "gonsales"), ("ybarra", "ibarra"), ("vasquez", "basques"), ("velasquez", "belazquez"),
        ("stephanie", "stefany"), ("johnson", "jonson"), ("smith", "smyth"), ("hernandez", "ernandes"), ("castillo", "castiyo"),
        ("trujillo", "truhiyo"), ("jimenez", "gimenez"), ("xavier", "javier"), ("ximena", "jimena"), ("quintana", "kintana"),
        ("catherine", "katherine"), ("phillips", "filips"), ("wright", "rite"), ("knight", "nite"), ("leigh", "lee"),
        ("dickson", "dixon"), ("schmidt", "shmit"), ("llamas", "yamas"), ("huerta", "werta"), ("guevara", "ghevara"),
        ("cecilia", "sesilia"), ("ortiz", "ortis"), ("aileen", "eileen"), ("christina", "kristina"), ("rodger", "roger"),
        ("vaughn", "von"), ("miller", "miler"), ("guadalupe", "wadalupe"), ("mejia", "mehia"), ("brown", "braun"),
    ])
    func soundAlike(_ a: String, _ b: String) {
        #expect(SoundKey.of(a) == SoundKey.of(b))
    }

    @Test(arguments: [
        ("garcia", "martinez"), ("smith", "jones"), ("nina", "ann"), ("miller", "muller-x"), ("lopez", "lobos"), ("ramos", "rios"),
        ("ana", "ona"), ("castillo", "castro"),
    ])
    func soundApart(_ a: String, _ b: String) {
        #expect(SoundKey.of(a) != SoundKey.of(b))
    }

    @Test func wordsWithoutLettersHaveNoKey() {
        for word in ["", "1979", "5055550142"] { #expect(SoundKey.of(word).isEmpty) }
    }

    /// Every word with a letter can be found by sound, also one that is all silence.
    @Test(arguments: ["h", "hh", "a", "eo", "y", "wh", "gh", "иванов", "محمد", "李", "kn", "x", "ll", "ps"])
    func everyWordWithALetterHasOne(_ word: String) {
        #expect(!SoundKey.of(word).isEmpty)
    }

    @Test func boundedForAnyText() {
        #expect(SoundKey.of(String(repeating: "x", count: 10_000)).utf8.count <= 200)
        #expect(SoundKey.of(String(repeating: "鯨", count: 10_000)).utf8.count <= 300)
        var random = SmallRandom(seed: 3)
        for _ in 0..<20_000 {
            let word = random.word(of: "abcdefghijklmnopqrstuvwxyz", upTo: 12)
            #expect(SoundKey.of(word).isEmpty == word.isEmpty, "\(word)")
        }
    }
}
