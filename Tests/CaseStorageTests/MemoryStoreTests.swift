import CaseStorage
import StoreContract
import Testing

@Suite("The reference keeps the contract")
struct MemoryStoreTests {
    @Test(arguments: StoreContract.checks)
    func contract(_ check: ContractCheck) throws {
        try check.run { store, genesis, seed in try MemoryStore(store, genesis: genesis, signingSeed: seed) }
    }
}
