import EventLedger
import Testing

/// The examples that docs/ledger-format.md prints, so that the page cannot drift from the code.
@Suite struct PageExampleTests {
    private static let note = """
        county.example/desk
        1
        YNzoslntNerd2KTLIc20l/+dOUJA2/up16WjitZ/FjY=

        \u{2014} county.example/desk \
        oOf0NoL1gDxdz04BAQp6DNDvJt9xXORwDMSF2ZYA0893Wfpy4T3zqJYKffPWWnrclB2PwyqjAGB1M5VgEsJQbLkDxg8=

        """

    @Test func theLeafOfTheHeader() throws {
        #expect(
            try Digest.leaf(of: sampleHeader().encode()).hex
                == "60dce8b259ed35eaddd8a4cb21cdb497ff9d394240dbfba9d7a5a38ad67f1636")
    }

    @Test func theCheckpointAndItsKey() throws {
        let key = try VerifierKey(
            text: "county.example/desk+a0e7f436+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
        let checkpoint = try Checkpoint(verifying: Self.note, with: key, origin: "county.example/desk")
        #expect(checkpoint.size == 1)
        #expect(try checkpoint.root == .leaf(of: sampleHeader().encode()))
    }
}
