import CaseDocuments
import Testing

@Suite struct CaseHistoryDocumentTests {
    @Test func saysWhoWhenWhatAndWhy() {
        let text = HTMLChecker(HTMLLayout().html(SampleSheet.history().document)).text
        for piece in [
            "Dana Reed", "(dana)", "2026-12-28 09:00 -06:00", "2026-12-28T15:00:00.000Z",
            "Day you chose the lot: nothing → 2026-12-20",
            "missing → received", "Passport seen at the counter", String(repeating: "5a", count: 16),
            String(repeating: "1e", count: 32), "4711",
        ] {
            #expect(text.contains(piece), "\(piece)")
        }
    }

    @Test func aWithdrawnStepIsSaidInWords() {
        let text = HTMLChecker(HTMLLayout().html(SampleSheet.history().document)).text
        #expect(text.split(separator: "Withdrawn later").count == 2)
        #expect(text.contains("2, of which 1 withdrawn"))
    }

    @Test func aTrainingHistorySaysSo() {
        #expect(SampleSheet.history(mode: .training).document.marks == ["TRAINING: not a real case"])
        #expect(SampleSheet.history().document.marks == [])
    }
}
