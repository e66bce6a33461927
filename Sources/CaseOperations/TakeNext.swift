public import CaseStorage
import Casework

extension Office {
    /// The open case that nobody has taken and that is due first, in one queue or in all.
    public func nextUnowned(in queue: String?) throws(OperationFailure) -> CaseRow? {
        try requireReader()
        return try reading { () throws(StorageFailure) in
            try store.cases(CaseQuery(queue: queue, owner: .nobody, openOnly: true, limit: 1)).rows.first
        }
    }
}
