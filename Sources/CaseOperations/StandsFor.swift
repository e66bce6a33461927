import CaseStorage
public import Casework

extension Office {
    /// Whom each of these stands for: itself, or the record it was merged into. Who is unknown is left out.
    ///
    /// Reads no details, so that some hundreds can be asked about whenever a commit becomes visible.
    public func canonical(_ ids: [ConstituentID]) throws(OperationFailure) -> [ConstituentID: ConstituentID] {
        try requireReader()
        return try reading { () throws(StorageFailure) in try store.canonical(ids) }
    }
}
