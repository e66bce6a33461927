// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// What each module may import is a table in docs/architecture.md; `make lint` holds this list and every import to it.
let package = Package(
    name: "caseload",
    products: [.executable(name: "caseload", targets: ["caseload"]), .executable(name: "caseload-pdf", targets: ["caseload-pdf"])],
    // Off unless asked for, so that building needs no Pango; `make build` asks where the library is.
    traits: [.trait(name: "PDF", description: "caseload-pdf makes PDF, with Pango and Cairo (libpango1.0-dev).")],
    dependencies: [
        // SHA-256 for leaves and nodes, Ed25519 for checkpoints.
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        // YAML with line and column: agency packs, themes, settings.
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        // SQLite with checked statements and transactions.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // The command line: options, help, completions.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        // 0: know nothing of each other, nor of cases
        module("CommonExpressions"),
        module("EventLedger", [crypto]),
        module("RecordMatching"),
        module("TextCanvas"),
        module("LayeredDrawing"),
        // 1
        module("Casework", ["CommonExpressions"]),
        module("Settings", ["TextCanvas", yams]),
        // 2
        module("AgencyPacks", ["Casework", "CommonExpressions", "EventLedger", yams]),
        module("CaseStorage", ["Casework", "EventLedger", "RecordMatching"]),
        module("CaseDocuments", ["Casework", "CommonExpressions"]),
        module("Interchange", ["Casework"]),
        // 3
        module(
            "CaseOperations",
            [
                "Casework", "CommonExpressions", "EventLedger", "RecordMatching", "LayeredDrawing", "AgencyPacks", "CaseStorage",
                "CaseDocuments", "Interchange",
            ]),
        module("SampleOffice", ["Casework", "EventLedger", "AgencyPacks", "CaseStorage"]),
        module("SQLiteStorage", ["Casework", "EventLedger", "RecordMatching", "CaseStorage"] + grdb),
        // 4
        module("CaseScreens", ["Casework", "CaseOperations", "CaseStorage", "RecordMatching", "TextCanvas", "LayeredDrawing", "Settings"]),
        .target(name: "CNcurses", cSettings: [.define("_GNU_SOURCE")]),
        module("CursesTerminal", ["CNcurses", "TextCanvas"]),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        // 5
        program(
            "caseload",
            [
                "CommonExpressions", "EventLedger", "RecordMatching", "TextCanvas", "LayeredDrawing", "Casework", "Settings",
                "AgencyPacks", "CaseStorage", "CaseDocuments", "Interchange", "CaseOperations", "SampleOffice", "SQLiteStorage",
                "CaseScreens", "CursesTerminal", arguments,
            ]),
        // A program of its own, because Pango and Cairo pull in some fifty libraries.
        program("caseload-pdf", ["CaseDocuments", .target(name: "CPangoCairo", condition: .when(traits: ["PDF"]))]),

        tests("CommonExpressionsTests", ["CommonExpressions"]),
        tests("EventLedgerTests", ["EventLedger"]),
        tests("RecordMatchingTests", ["RecordMatching"]),
        tests("TextCanvasTests", ["TextCanvas"]),
        tests("LayeredDrawingTests", ["LayeredDrawing"]),
        tests("CaseworkTests", ["Casework", "CommonExpressions", "AgencyPacks"]),
        tests("SettingsTests", ["Settings", "TextCanvas"]),
        tests("AgencyPacksTests", ["AgencyPacks", "Casework", "CommonExpressions", "EventLedger"]),
        tests("CaseDocumentsTests", ["CaseDocuments", "Casework", "CommonExpressions"], exclude: ["Fixtures"]),
        tests("InterchangeTests", ["Interchange"]),
        // The promises of a store, held against each engine.
        module("StoreContract", ["Casework", "CaseStorage", "EventLedger", "RecordMatching"], path: "Tests/StoreContract"),
        tests("CaseStorageTests", ["StoreContract", "Casework", "CaseStorage", "EventLedger", "RecordMatching"]),
        tests(
            "SQLiteStorageTests",
            ["StoreContract", "SQLiteStorage", "Casework", "CaseStorage", "EventLedger", "RecordMatching"] + grdb),
        tests(
            "CaseOperationsTests",
            [
                "CaseOperations", "Casework", "CommonExpressions", "CaseStorage", "EventLedger", "RecordMatching", "AgencyPacks",
                "CaseDocuments", "Interchange",
            ]),
        tests("SampleOfficeTests", ["SampleOffice", "Casework", "CaseStorage", "EventLedger", "AgencyPacks"]),
        // The real program as a process: verbs, exit codes, JSON shapes.
        tests("CommandLineTests", ["caseload", "caseload-pdf"]),
        // The real program on a pseudo-terminal, seen through libvterm.
        .systemLibrary(name: "CVterm", path: "Tests/CVterm", providers: [.apt(["libvterm-dev"])]),
        module("PseudoTerminal", ["CVterm"], path: "Tests/PseudoTerminal"),
        program("TerminalDemo", ["CursesTerminal", "TextCanvas"], path: "Tests/TerminalDemo"),
        tests("TerminalTests", ["CursesTerminal", "TextCanvas", "PseudoTerminal", "TerminalDemo"]),
        // Screens played by keys, over a small office and over the sample; recorded screens lie in Goldens.
        tests(
            "CaseScreensTests",
            [
                "CaseScreens", "CaseOperations", "CaseStorage", "Casework", "CommonExpressions", "EventLedger", "RecordMatching",
                "AgencyPacks", "SampleOffice", "TextCanvas",
            ], exclude: ["Goldens"]),
        // caseload-pdf as a process, its pages read with poppler.
        tests("PaperTests", ["caseload-pdf", "CaseDocuments"]),
        // The shipped program: on a terminal, by key scripts, killed in the middle.
        tests("ProgramTests", ["caseload", "PseudoTerminal"]),
        // Levels, weights and the examination of telling records of one person; see Tools/learn.
        program("MatchingQuality", ["RecordMatching"], path: "Tests/Quality/Matching"),
        // Figures of operations inside one process, for `make bench`.
        program(
            "InProcessBench",
            [
                "AgencyPacks", "CaseDocuments", "CaseOperations", "CaseStorage", "Casework", "EventLedger", "LayeredDrawing",
                "SQLiteStorage",
            ],
            path: "Tests/Bench/InProcess"),
    ]
)
