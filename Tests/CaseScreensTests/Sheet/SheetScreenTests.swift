import CaseOperations
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct SheetScreenTests {
    private func sheet(_ tray: PaperTray = PaperTray(), columns: Int = 80, rows: Int = 24) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows, tray: tray)
        _ = try played.openCase()
        played.press("p")
        return played
    }

    @Test func theSheetIsShownAsItWillPrintInTheConstituentsLanguage() throws {
        var played = try sheet()
        #expect(played.text.contains("Spanish  page 1 of 2"))
        #expect(played.text.contains("keeps it to print later"))
        #expect(played.sheet?.pages?.isEmpty == false)
        played.press("l")
        #expect(played.text.contains("English"))
        #expect(played.sheet?.language == "en")
        played.press("pagedown")
        #expect(played.text.contains("English  page 2 of 2"))
        played.press("pageup")
        #expect(played.text.contains("English  page 1 of 2"))
    }

    @Test func enterPrintsOnTheSeatsPrinter() throws {
        let tray = PaperTray(remembered: "front")
        var played = try sheet(tray)
        #expect(played.text.contains("prints on front"))
        played.press("enter")
        #expect(tray.printed == ["front"])
        #expect(played.caseScreen != nil)
        #expect(played.text.contains("✓ The sheet was sent to front."))
        #expect(played.text.contains("4 History 2"))
        played.press("u")
        #expect(played.text.contains("✗ "))
    }

    @Test func withoutAPrinterItIsKeptToPrintLater() throws {
        let tray = PaperTray()
        var played = try sheet(tray)
        played.press("enter")
        #expect(try played.office.waitingSheets().count == 1)
        played.push(.printLater(PrintLaterScreen()))
        #expect(played.text.contains("PRINT LATER 1"))
        played.press("p enter")
        #expect(tray.printed.count == 1)
        #expect(try played.office.waitingSheets().isEmpty)
        #expect(played.text.contains("No sheet waits."))
    }

    @Test func otherPrintersAndAFileAreChosenByO() throws {
        let tray = PaperTray(remembered: "front")
        var played = try sheet(tray)
        played.press("o")
        #expect(played.text.contains("this seat's printer"))
        played.press("f ctrl-u")
        played.type("ortega.html")
        played.press("enter")
        #expect(tray.saved == ["ortega.html"])
    }

    @Test func aPrinterThatWillNotSaysWhyAndTheSheetStays() throws {
        var played = try sheet(PaperTray(remembered: "back"))
        played.press("enter")
        #expect(played.text.contains("it has no paper"))
        played.press("esc")
        #expect(played.sheet?.isPrinting == false)
    }

    @Test(arguments: [(80, 24), (40, 15), (200, 60), (30, 8)])
    func itFitsAnyScreen(columns: Int, rows: Int) throws {
        var played = try sheet(columns: columns, rows: rows)
        played.press("down pagedown end")
        #expect(played.picture.cursor != nil)
        played.press("z")
        #expect(!played.text.contains("Ortega"))
    }
}
