import AgencyPacks
import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import CursesTerminal
import EventLedger
import SampleOffice
import Settings

/// What the program's exit code says; scripts rely on it.
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// A rule says no, or what was named is not there.
    case refused = 1
    /// What was typed cannot be read.
    case usage = 2
    case storage = 3
    case ledgerDamaged = 4
    /// The terminal went away: 128 and the number of SIGHUP, as shells count.
    case hungUp = 129
    /// 128 and the number of SIGINT.
    case interrupted = 130
    /// 128 and the number of SIGTERM.
    case terminated = 143
}

/// What could not be done, as one sentence, and what the exit code says about it.
struct CommandFailure: Error {
    let sentence: String
    let status: ExitStatus

    init(_ sentence: String, _ status: ExitStatus) {
        self.sentence = sentence
        self.status = status
    }

    static func usage(_ sentence: String) -> CommandFailure { CommandFailure(sentence, .usage) }
    static func refused(_ sentence: String) -> CommandFailure { CommandFailure(sentence, .refused) }

    /// The one place where failures of every module become sentences and exit codes.
    init(_ error: any Error, wording: Wording = Wording(agency: nil)) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let failure as OperationFailure: self.init(wording.sentence(failure), Self.status(of: failure))
        case let refusal as Refusal: self.init(wording.sentence(refusal), .refused)
        case let failure as StorageFailure: self.init(wording.sentence(failure), Self.status(of: failure))
        case let failure as PackFilesFailure: self.init(failure.description, .usage)
        case let problem as SampleProblem: self.init(problem.description, .usage)
        case let problem as SettingsProblem: self.init(problem.description, .usage)
        case let failure as TerminalFailure: self.init(failure.description, .usage)
        case let code as ExitCode: self.init("", code == .success ? .done : .usage)
        default: self.init(Caseload.fullMessage(for: error), .usage)
        }
    }

    private static func status(of failure: OperationFailure) -> ExitStatus {
        switch failure {
        case .refused, .ambiguous, .printing, .pack, .unpublishable, .leftStaff: .refused
        case .madeAnew: .storage
        case .notFound(.caseNumber, let typed, _): CaseNumber.read(typed) == .notANumber ? .usage : .refused
        case .notFound: .refused
        case .unreadable: .usage
        case .storage(let failure): status(of: failure)
        }
    }

    private static func status(of failure: StorageFailure) -> ExitStatus {
        switch failure {
        case .damaged: .ledgerDamaged
        case .requestReused: .refused
        case .missing(let thing): thing == .store ? .storage : .refused
        default: .storage
        }
    }
}
