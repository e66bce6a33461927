// caseload-pdf: a print filter. A document as JSON on standard input, a tagged PDF on standard output.
//
// It is a program of its own because Pango and Cairo pull in some fifty libraries that `caseload` does without. It knows
// blocks and paper. It must not know cases, packs or stores, read any file, or touch the network.

import CaseDocuments
import Foundation

/// `caseload-pdf [--paper letter|a4]`: exits with 0 and a whole PDF, or with one sentence on standard error, 2 for what
/// was given wrongly or cannot be done here, 3 for an answer that could not be written out, and nothing on standard output.
@main
enum CaseloadPDF {
    /// Bytes of JSON that are read; a document of a thousand pages has about five million.
    static let largestInput = 128 << 20

    static func main() {
        do throws(FilterFailure) {
            switch try Request(arguments: CommandLine.arguments.dropFirst()) {
            case .help: try StandardStreams.write(Array((Request.usage + "\n").utf8))
            case .print(let paper): try print(on: paper)
            }
        } catch {
            StandardStreams.complain(error.sentence)
            exit(error.status)
        }
    }

    private static func print(on paper: Paper) throws(FilterFailure) {
        #if PDF
            let input = try StandardStreams.read(upTo: largestInput)
            let document: Document
            do { document = try Document(json: input) } catch {
                throw FilterFailure("caseload-pdf cannot read the document: \(error). It takes one document as JSON on standard input.")
            }
            try StandardStreams.write(PDFRendering(document: document, paper: paper).file())
        #else
            throw FilterFailure(
                "This caseload-pdf was built without PDF: install libpango1.0-dev, then run make build again where Caseload's sources are.")
        #endif
    }
}

/// What could not be done, in one sentence, and the exit code that says of what kind it is.
struct FilterFailure: Error {
    let sentence: String
    let status: Int32

    init(_ sentence: String, status: Int32 = 2) {
        self.sentence = sentence
        self.status = status
    }
}
