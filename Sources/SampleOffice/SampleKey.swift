import AgencyPacks
import CaseStorage
import Casework
import EventLedger

/// What all identifiers, salts and chances of a sample derive from: SHA-256 over the generator's version, the pack's
/// digest, the seed and the day the sample is made for.
struct SampleKey: Sendable {
    /// What a derived number is for; the numbers keep their meaning.
    enum Purpose: UInt8 {
        case store = 1, pack = 2, staff = 3, constituent = 4, caseRecord = 5, commit = 6
        case shape = 16, household = 17, duplicate = 18, story = 19, registration = 20, desk = 21
    }

    /// 32 bytes; also the seed of the salts.
    let bytes: [UInt8]
    let pack: EventLedger.Digest
    private let word: UInt64

    init(_ plan: SamplePlan) {
        pack = plan.files.digest
        let about = SampleKey.bytes(of: UInt64(SampleGenerator.version)) + SampleKey.bytes(of: plan.seed) + Array("\(plan.asOf)".utf8)
        bytes = EventLedger.Digest.part(salt: pack.bytes, bytes: about).bytes
        word = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The store's name depends on the whole plan, so that two different ledgers never share it.
    func storeID(of plan: SamplePlan) -> StoreID {
        let counts = SampleKey.bytes(of: UInt64(plan.constituents)) + SampleKey.bytes(of: UInt64(plan.cases))
        return identifier([Purpose.store.rawValue] + counts + Array(plan.login.utf8) + [0] + Array(plan.name.utf8))
    }

    func id<Subject>(_ purpose: Purpose, _ number: Int, as subject: Subject.Type = Subject.self) -> Casework.Identifier<Subject> {
        identifier([purpose.rawValue] + SampleKey.bytes(of: UInt64(number)))
    }

    /// A chance of its own for everything that is made, so that nothing depends on the order of making.
    func chance(_ purpose: Purpose, _ number: Int) -> Chance {
        Chance(Chance.mix(Chance.mix(word &+ UInt64(purpose.rawValue) &* 0xD6E8_FEB8_6659_FD93) ^ UInt64(number)))
    }

    private func identifier<Subject>(_ about: [UInt8]) -> Casework.Identifier<Subject> {
        let digest = EventLedger.Digest.part(salt: bytes, bytes: about)
        let words = digest.withUnsafeBytes { raw in
            (raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        return Casework.Identifier(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
