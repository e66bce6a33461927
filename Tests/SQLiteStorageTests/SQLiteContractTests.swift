import SQLiteStorage
import StoreContract
import Testing

@Suite("SQLite keeps the contract")
struct SQLiteContractTests {
    @Test(arguments: StoreContract.checks)
    func contract(_ check: ContractCheck) throws {
        let folder = try TemporaryFolder()
        try check.run { store, genesis, seed in
            let path = folder.path("store-\(UInt32.random(in: 0...UInt32.max))")
            return try SQLiteStore.create(at: path, store: store, genesis: genesis, signingSeed: seed)
        }
    }
}
