// StoreContract: what every engine of a store is held to, whatever it keeps its bytes in.
//
// Test support only: each engine's tests run `StoreContract.checks` with a factory of their own. It must not know of
// any engine but the reference, `MemoryStore`.

public import CaseStorage
public import Casework
public import Testing

/// Makes an empty store with its genesis.
public typealias StoreFactory = @Sendable (StoreID, Commit, [UInt8]) throws -> any CaseStore

/// One promise of the contract, and how to see whether an engine keeps it.
public struct ContractCheck: Sendable, CustomTestStringConvertible {
    public let name: String
    public let run: @Sendable (StoreFactory) throws -> Void

    public var testDescription: String { name }
}

public enum StoreContract {
    public static var checks: [ContractCheck] {
        commitChecks + caseChecks + clockChecks + versionChecks + peopleChecks + searchChecks + mergeChecks + ledgerChecks + randomChecks
    }
}
