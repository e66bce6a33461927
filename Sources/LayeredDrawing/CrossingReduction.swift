/// Orders each layer from left to right so that few lines cross.
///
/// Sweeps down and up put each element at the mean of its neighbours (the barycentre method of Sugiyama, Tagawa and Toda, 1981);
/// then single elements are tried at every place of their layer. Several beginnings are tried and the best is kept.
struct CrossingReduction {
    private let above: [[Int]]
    private let below: [[Int]]
    private var place: [Int]
    private(set) var layers: [[Int]]
    private(set) var crossings: Int

    init(_ plan: LayerPlan) {
        var above: [[Int]] = Array(repeating: [], count: plan.elements.count)
        var below = above
        for joint in plan.joints {
            above[joint.lower].append(joint.upper)
            below[joint.upper].append(joint.lower)
        }
        self.above = above
        self.below = below
        place = Array(repeating: 0, count: plan.elements.count)
        layers = plan.layers
        crossings = Int.max
        let isSmall = plan.elements.count <= 400
        let attempts = plan.elements.count <= 60 ? 30 : isSmall ? 10 : 2
        var idle = 0
        var chance = SteadyChance()
        for attempt in 0..<attempts where crossings > 0 {
            var candidate = Attempt(layers: plan.layers, above: above, below: below, place: place)
            if attempt == 1 { candidate.reverse() }
            if attempt > 1 { candidate.shuffle(&chance) }
            candidate.improve(sweeps: isSmall ? 16 : 8, fine: plan.elements.count <= 3000)
            idle += 1
            if candidate.best < crossings {
                idle = 0
                crossings = candidate.best
                layers = candidate.bestLayers
            }
            if idle == (plan.elements.count <= 60 ? 16 : 8) { break }
        }
    }
}

/// A row of numbers that is the same on every run: the drawing of a graph must not change from one day to the next.
struct SteadyChance: RandomNumberGenerator {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(seed: UInt64 = 0) { state &+= seed &* 0xBF58_476D_1CE4_E5B9 }

    mutating func next() -> UInt64 {
        // SplitMix64, by Steele, Lea and Flood (2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
