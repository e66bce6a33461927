// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], cSettings: [CSetting]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, cSettings: cSettings, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// What each module may import is a table in docs/architecture.md; `make lint` holds this list and every import to it.
let package = Package(
    name: "caseload",
    products: [],
    dependencies: [
        // SHA-256 for leaves and nodes, Ed25519 for checkpoints.
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        // YAML with line and column: agency packs, themes, settings.
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // 0: know nothing of each other, nor of cases
        module("EventLedger", [crypto]),
        module("RecordMatching"),
        module("TextCanvas"),
        // 1
        module("Casework"),
        module("Settings", ["TextCanvas", yams]),
        // 2
        module("CaseDocuments", ["Casework"]),
        module("Interchange", ["Casework"]),

        tests("EventLedgerTests", ["EventLedger"]),
        tests("TextCanvasTests", ["TextCanvas"]),
        tests("SettingsTests", ["Settings", "TextCanvas"]),
        tests("CaseDocumentsTests", ["CaseDocuments", "Casework"], exclude: ["Fixtures"]),
        tests("InterchangeTests", ["Interchange"]),
    ]
)
