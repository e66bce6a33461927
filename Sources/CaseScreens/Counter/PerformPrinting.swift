import CaseOperations
import Casework

extension Performer {
    func sheet(of request: PaperRequest) throws(OperationFailure) -> Sheet {
        try office.sheet(of: request.paper, language: request.language, showsAll: request.showsAll)
    }

    func print(_ requests: [PaperRequest], to target: PrintTarget) throws(OperationFailure) -> Answer {
        var done = 0
        var refusals: [String] = []
        for request in requests {
            let sheet = try sheet(of: request)
            do throws(OperationFailure) {
                try deliver(sheet, isASCII: request.isASCII, to: target)
                done += 1
            } catch { refusals.append("\(sheet.number?.text ?? sheet.title): \(wording.sentence(error))") }
        }
        let what =
            switch target {
            case .printer(let name): "sent to \(name ?? seat.rememberedPrinter() ?? "the printer")"
            case .file(let path): "saved as \(path)"
            case .later: "put on the list to print later"
            }
        return .done(done == 0 ? [] : ["\(done == 1 ? "The sheet was" : "\(done) sheets were") \(what)."], refusals: refusals)
    }

    private func deliver(_ sheet: Sheet, isASCII: Bool, to target: PrintTarget) throws(OperationFailure) {
        let waiting = WaitingSheet(paper: sheet.paper, language: sheet.language, title: sheet.title)
        switch target {
        case .later: return try office.printLater([waiting])
        case .printer(let wanted):
            _ = try office.earlierPrint(of: sheet, to: "printer")
            guard let name = wanted ?? seat.rememberedPrinter() ?? seat.printers().first else {
                throw .printing("no printer is set up on this machine")
            }
            do { try seat.print(sheet, isASCII: isASCII, on: name) } catch { throw .printing(error.why) }
            seat.rememberPrinter(name)
            _ = try office.recordPrint(of: sheet, to: "printer")
        case .file(let path):
            _ = try office.earlierPrint(of: sheet, to: "file")
            do { try seat.save(sheet, isASCII: isASCII, to: path) } catch { throw .printing(error.why) }
            _ = try office.recordPrint(of: sheet, to: "file")
        }
        // The sheet is out: a list that cannot be saved is no reason to print it again.
        try? office.forgetWaiting([waiting])
    }
}
