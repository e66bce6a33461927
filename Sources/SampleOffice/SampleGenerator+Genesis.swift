import AgencyPacks
import CaseStorage
import Casework
import EventLedger

extension SampleGenerator {
    /// The store's first commit: what it is, the pack in force, the parameters of the sample, and who works here.
    static func genesis(_ scene: SampleScene, storeID: StoreID) -> Commit {
        let plan = scene.plan
        let parameters = SampleLoaded.Facts(
            generator: version, seed: plan.seed, constituents: plan.constituents, cases: plan.cases, asOf: plan.asOf)
        let pack = PackInstalled(agency: plan.agency.id, digest: scene.key.pack.hex, timeZone: plan.agency.timeZone)
        let packID: SubjectID = scene.key.id(.pack, 0)
        return Commit(
            id: scene.key.id(.commit, 0),
            entries: [
                Commit.Entry(storeID, .storeCreated(StoreCreated(store: storeID, mode: .training))),
                Commit.Entry(packID, .packInstalled(pack)),
                Commit.Entry(storeID, .sampleLoaded(SampleLoaded(facts: parameters))),
            ] + scene.team.entries,
            actor: scene.team.runner.id, at: scene.days.beginning, salts: .derived(seed: scene.key.bytes), packFiles: plan.files.files)
    }
}
