import CaseOperations
import CaseScreens
import Foundation
import Settings

/// The seat somebody sits at: its printers, its files, its colours, and what it remembers of them.
struct DeskSeat: SeatEquipment {
    private let seat: Seat
    private let file: SeatFile?
    private let catalogue: ThemeCatalogue
    private let printer = LinePrinter()
    private let home: String?

    init(_ surroundings: Surroundings) {
        seat = Seat(
            environment: surroundings.environment, terminal: ttyname(STDIN_FILENO).map { String(cString: $0) },
            host: ProcessInfo.processInfo.hostName)
        file = surroundings.settings.map { SeatFile(path: $0.seat) }
        catalogue = surroundings.themes
        home = surroundings.environment["HOME"]
    }

    /// What the seat remembers; nothing where its file cannot be read, which is no reason not to open the desk.
    var settings: SeatSettings {
        guard let file else { return SeatSettings() }
        return (try? file.settings(of: seat)) ?? SeatSettings()
    }

    func printers() -> [String] { printer.names() }
    func rememberedPrinter() -> String? { settings.printer }
    func rememberPrinter(_ name: String) { change { $0.printer = name } }

    func print(_ sheet: Sheet, isASCII: Bool, on name: String) throws(PrintingFailure) {
        try printer.print(try SheetFormat.text.content(of: sheet, isASCII: isASCII), title: sheet.title, on: name)
    }

    /// A name that ends in `.html` gets HTML, one in `.pdf` a PDF, any other text; `~/` is the person's own folder. What
    /// is there already stays: at a counter nobody is asked twice.
    func save(_ sheet: Sheet, isASCII: Bool, to path: String) throws(PrintingFailure) {
        let place = path.hasPrefix("~/") ? home.map { $0 + path.dropFirst() } ?? path : path
        let content = try SheetFormat(fileName: place).content(of: sheet, isASCII: isASCII)
        try SheetFile.write(content, to: place, isReplacing: false)
    }

    func themes() -> (names: [String], current: String) {
        (catalogue.entries.map(\.name), settings.theme ?? ThemeCatalogue.standardName)
    }

    func chooseTheme(_ name: String) { change { $0.theme = name } }

    private func change(_ body: (inout SeatSettings) -> Void) {
        guard let file, var settings = try? file.settings(of: seat) else { return }
        body(&settings)
        // Remembering is a convenience: where it cannot be written, the choice holds for this session.
        try? file.save(settings, of: seat)
    }
}
