import Casework
import Testing

@testable import CaseDocuments

@Suite struct ChecklistSheetTests {
    private func items(_ document: Document) -> [CheckItem] {
        document.blocks.flatMap { block in if case .items(let items) = block { items } else { [CheckItem]() } }
    }

    @Test func itemsStandInOrderOfDueDateAndReceivedOnesLast() {
        let items = items(SampleSheet.sheet().document)
        #expect(
            items.map(\.title) == [
                "Have the soil tested for lead.", "Draw a plan of the beds and paths.", "Ask the neighbors to sign.",
                "Show us who you are.",
            ])
        #expect(
            items.map(\.emphasis) == [
                "Due Wednesday, January 27, 2027", "Due Monday, March 1, 2027", "No set date.",
                "Received Tuesday, January 5, 2027",
            ])
        #expect(items.map(\.isDone) == [false, false, false, true])
        #expect(items.map(\.number) == [1, 2, 3, 4])
    }

    @Test func datesToldBeforeWinOverThoseWorkedOutNow() {
        var sheet = SampleSheet.sheet()
        sheet.dues["plan"] = CivilDate("2027-01-02")
        #expect(items(sheet.document).first?.emphasis == "Was due Saturday, January 2, 2027. Please do this soon.")
        sheet.dues["plan"] = sheet.printedOn.date
        #expect(items(sheet.document).first?.emphasis == "Due Wednesday, January 6, 2027")
    }

    @Test func inSpanishEverythingTheConstituentReadsIsSpanish() {
        let items = items(SampleSheet.sheet(language: "es").document)
        #expect(items[1].emphasis == "Fecha límite: lunes, 1 de marzo de 2027")
        #expect(items[1].facts.map(\.label) == ["Formularios", "Costo", "Enviar a", "Reglas"])
        #expect(items[0].facts.contains(Fact("Costo", "$1,234.50")))
        #expect(SampleSheet.sheet(language: "es").document.words == .spanish)
    }

    @Test func aLanguageWithoutWordsFallsBackToEnglishAndSaysSo() {
        let document = SampleSheet.sheet(language: "vi").document
        #expect(document.language == "en" && document.title == "Your garden permit: what to bring")
        #expect(PlainTextLayout().text(document).contains("This sheet is in English, because it has not been translated into"))
        #expect(SampleSheet.sheet(language: "es-MX").document.title == "Su permiso de jardín: qué traer")
    }

    @Test func aRuleNobodyVouchesForIsMarkedUntilTheDayAfterItsReview() {
        let cautions = items(SampleSheet.sheet().document).map(\.caution)
        #expect(cautions[0]?.contains("June 30, 2026") == true)
        #expect(cautions[1] == nil)
        #expect(cautions[2]?.contains("Nobody has confirmed") == true)
        var sheet = SampleSheet.sheet()
        // 2027-06-30, the review date of the plan, at noon; and a day later.
        sheet.printedOn = Moment(utcMilliseconds: 1_814_378_400_000, offsetMinutes: -300)
        #expect(items(sheet.document)[1].caution == nil)
        sheet.printedOn = sheet.printedOn.adding(milliseconds: 86_400_000)
        #expect(items(sheet.document)[1].caution?.contains("June 30, 2027") == true)
    }

    @Test func aBlankSheetSaysItsDatesAsRules() {
        let sheet = SampleSheet.blank()
        #expect(
            items(sheet.document).map(\.emphasis) == [
                "Due 10 business days after we receive your application. If we receive it today: Thursday, January 21, 2027.",
                "Due 30 days after we receive your application. If we receive it today: Friday, February 5, 2027.",
                "Due by March 1 of the year after this date: Day you chose the lot",
                "No set date.",
            ])
        #expect(sheet.document.reference == nil)
        #expect(!sheet.document.blocks.contains { if case .barcode = $0 { true } else { false } })
    }

    @Test func trainingSampleAndReprintAreOnEveryPage() {
        #expect(SampleSheet.sheet().document.marks == ["TRAINING: not a real case", "SAMPLE"])
        #expect(SampleSheet.sheet(language: "es").document.marks.first?.hasPrefix("TRAINING") == true)
        var live = SampleSheet.sheet(mode: .live, firstPrintedOn: CivilDate("2027-01-04"))
        #expect(live.document.marks == ["SAMPLE", "REPRINT"])
        #expect(live.document.watermark == nil)
        live.agency = SampleSheet.agency([:])
        live.firstPrintedOn = nil
        #expect(live.document.marks == [])
        for page in PlainTextLayout(columns: 66, lines: 40).pages(SampleSheet.sheet().document) {
            #expect(page.contains { $0.contains("*** TRAINING") })
        }
    }

    @Test func theSheetCarriesNothingAboutThePersonButTheName() {
        let text = PlainTextLayout().text(SampleSheet.sheet().document)
        #expect(text.contains("Marisol Ortega Núñez") && !text.contains("Hidden Lane"))
    }

    @Test func everythingReceivedIsSaidInASentence() {
        var sheet = SampleSheet.sheet()
        for item in sheet.plan.items { sheet.ticks[item.id] = CivilDate("2027-01-05") }
        #expect(items(sheet.document).allSatisfy { $0.isDone })
        #expect(PlainTextLayout().text(sheet.document).contains("You have given us everything"))
    }

    @Test(arguments: [
        ("2027-03-01", "Monday, March 1, 2027", "lunes, 1 de marzo de 2027"),
        ("2028-02-29", "Tuesday, February 29, 2028", "martes, 29 de febrero de 2028"),
        ("2026-12-26", "Saturday, December 26, 2026", "sábado, 26 de diciembre de 2026"),
    ])
    func datesAreWrittenInFull(iso: String, english: String, spanish: String) throws {
        let date = try #require(CivilDate(iso))
        #expect(DateWords.full(date, in: "en") == english)
        #expect(DateWords.full(date, in: "es-US") == spanish)
        #expect(DateWords.full(date, in: "de") == english)
    }

    @Test(arguments: [
        (0, "$0.00"), (5, "$0.05"), (123_450, "$1,234.50"), (100_000_000, "$1,000,000.00"), (-99, "-$0.99"), (99_999, "$999.99"),
    ])
    func amountsAreWrittenInDollars(cents: Int, text: String) {
        #expect(NumberWords.dollars(cents: cents) == text)
    }
}
