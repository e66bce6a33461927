import CaseOperations
import CaseStorage
import Casework

extension Performer {
    /// Workflows and their clocks.
    func answer(timing effect: Effect, isWanted: () -> Bool) throws(OperationFailure) -> Answer {
        switch effect {
        case .showWorkflow(.type(let id)): return .workflow(try office.showWorkflow(id))
        case .showWorkflow(.of(let id)): return .workflow(try office.showWorkflow(of: office.showCase(id).file))
        case .applyClocks: return applyClocks(isWanted)
        default: return .nothing
        }
    }

    /// Nobody asked for it, so that nobody is told of a store that cannot be written to, or is somebody else's by now: whoever
    /// wants something done hears of it then.
    private func applyClocks(_ isWanted: () -> Bool) -> Answer {
        do throws(OperationFailure) { return .clocksApplied(try office.tick(isWanted: { _ in isWanted() })) } catch {
            switch error {
            case .storage(.damaged), .storage(.corrupt), .storage(.noSpace): return .failed(wording.sentence(error))
            default: return .nothing
            }
        }
    }
}
