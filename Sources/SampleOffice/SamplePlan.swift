public import AgencyPacks
public import Casework

/// What sample is wanted; equal plans give equal ledgers.
public struct SamplePlan: Sendable {
    /// Most constituents or cases; ten times what has been tried at length.
    public static let maximumCount = 10_000_000

    public var seed: UInt64
    public var constituents: Int
    public var cases: Int
    /// The day the sample is made for: the year of work ends the evening before.
    public var asOf: CivilDate
    /// Of the same pack as `files`.
    public var agency: Agency
    /// The colleagues that the pack brings.
    public var staff: [SampleStaff]
    /// The pack's files; its folder `people` and `narratives.yaml` are what people and notes are made from.
    public var files: PackFiles
    /// Whoever loads the sample: gets every role and a desk of their own.
    public var login: String
    public var name: String

    public init(
        seed: UInt64, constituents: Int, cases: Int, asOf: CivilDate, agency: Agency, staff: [SampleStaff], files: PackFiles,
        login: String, name: String
    ) {
        self.seed = seed
        self.constituents = constituents
        self.cases = cases
        self.asOf = asOf
        self.agency = agency
        self.staff = staff
        self.files = files
        self.login = login
        self.name = name
    }
}
