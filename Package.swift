// swift-tools-version: 6.2
import PackageDescription

/// Everything is compiled in the Swift 6 language mode, with strict concurrency.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

// MARK: - Vocabulary: what every floor above may speak of (Claims), and the C libraries

let vocabulary: [Target] = [
    .systemLibrary(name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CUtf8proc", providers: [.apt(["libutf8proc-dev"])]),
    .target(name: "Claims", dependencies: ["CNettle"], exclude: ["Catalogue"], swiftSettings: strict),
]

// MARK: - Engines: siblings that do not see each other

let engines: [Target] = [
    .target(name: "Ingestion", dependencies: ["Claims"], swiftSettings: strict),
    .target(
        name: "Extraction", dependencies: ["Claims", "CUtf8proc"], exclude: ["Languages"],
        swiftSettings: strict),
    .target(name: "Comparison", dependencies: ["Claims"], swiftSettings: strict),
    .target(name: "CEditShim", dependencies: ["CLibedit"]),
    .target(name: "LineEditing", dependencies: ["CEditShim", "CLibedit"], swiftSettings: strict),
]

// MARK: - Workbench: the session and its commands

let workbench: [Target] = [
    .target(
        name: "Workbench", dependencies: ["Claims", "Ingestion", "Extraction", "Comparison", "CUtf8proc"],
        swiftSettings: strict)
]

// MARK: - Program: arguments, wiring, exit status

let program: [Target] = [
    .executableTarget(
        name: "crosscheck", dependencies: ["Workbench", "LineEditing"],
        swiftSettings: strict)
]

// MARK: - Tests: each mirrors a target above

let tests: [Target] = [
    .executableTarget(
        name: "crosscheck-benchmarks",
        dependencies: ["Claims", "Comparison", "Extraction", "Ingestion", "Workbench"],
        path: "Tests/Benchmarks", exclude: ["News"], swiftSettings: strict),
    .testTarget(name: "ClaimsTests", dependencies: ["Claims"], swiftSettings: strict),
    .testTarget(name: "IngestionTests", dependencies: ["Ingestion", "Claims"], swiftSettings: strict),
    .testTarget(
        name: "WorkbenchTests", dependencies: ["Workbench", "Claims", "Ingestion", "Extraction", "Comparison"],
        swiftSettings: strict),
    .testTarget(name: "LineEditingTests", dependencies: ["LineEditing"], swiftSettings: strict),
    .executableTarget(
        name: "echo-shell", dependencies: ["LineEditing"], path: "Tests/TerminalTests/EchoShell", swiftSettings: strict),
    .target(name: "CPseudoTerminal", path: "Tests/TerminalTests/CPseudoTerminal"),
    .testTarget(
        name: "TerminalTests", dependencies: ["CPseudoTerminal", "echo-shell", "crosscheck"],
        path: "Tests/TerminalTests/Facts", swiftSettings: strict),
    .testTarget(
        name: "ProgramTests", dependencies: ["crosscheck", "Workbench"], exclude: ["Articles", "Transcripts"],
        swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
        name: "ExtractionTests", dependencies: ["Extraction", "Claims"], exclude: ["Events", "Spelled"],
        swiftSettings: strict),
    .testTarget(
        name: "ComparisonTests", dependencies: ["Claims", "Comparison"], exclude: ["Pairs"], swiftSettings: strict),
    .testTarget(
        name: "SentenceTests", dependencies: ["Claims", "Extraction", "Comparison"], exclude: ["Sentences"],
        swiftSettings: strict),
]

let package = Package(
    name: "crosscheck",
    products: [.executable(name: "crosscheck", targets: ["crosscheck"])],
    targets: vocabulary + engines + workbench + program + tests
)
