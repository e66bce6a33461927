import Foundation
import PseudoTerminal
import Testing

extension TheProgram {
    /// Two writers killed in the middle, two hundred times: no acknowledged step is missing, none is half done.
    @Suite struct Killed {
        @Test func twoHundredRoundsLoseNothing() throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "python3", "-B", "\(OfficeFolder.project)/Tests/Faults/kill9.py", builtProgram("caseload"), "--rounds", "200",
            ]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(said)")
            #expect(said.contains("\"lost\": 0"), "\(said)")
        }
    }
}
