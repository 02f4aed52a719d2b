import Foundation
import Testing

/// The package's folders and files as they are in the working copy.
enum Package {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// All files below `folder`, as paths from the package's root, sorted.
    static func files(_ folder: String, suffix: String = "") -> [String] {
        let found = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(suffix) }.map { folder + "/" + $0 }.sorted()
    }

    static func text(_ path: String) throws -> String { try String(contentsOfFile: root + "/" + path, encoding: .utf8) }

    /// The modules that a Swift file imports.
    static func imports(_ path: String) throws -> Set<String> {
        let import_ =
            /^\s*(?:(?:@\w+(?:\([^)]*\))?|public|internal|private|package|fileprivate)\s+)*import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        let lines = try text(path).split(separator: "\n", omittingEmptySubsequences: true)
        return Set(lines.compactMap { $0.firstMatch(of: import_).map { String($0.1) } })
    }
}

@Suite("Floors")
struct FloorsTests {
    /// What each target may import beside the standard library; targets that stand on one floor do not see each other.
    static let floors: [String: Set<String>] = [
        "Claims": ["CNettle"],
        "Ingestion": ["Claims"],
        "Extraction": ["Claims", "CUtf8proc"],
        "Comparison": ["Claims"],
        "LineEditing": ["CEditShim", "CLibedit"],
        "Workbench": ["Claims", "Ingestion", "Extraction", "Comparison", "CUtf8proc"],
        "crosscheck": ["Workbench", "LineEditing", "Claims", "Extraction"],
    ]
    /// The system's own modules; Foundation is not among them: it makes the start slow, and its formats follow the locale.
    static let system: Set<String> = ["Glibc", "Musl", "Swift", "Synchronization"]

    /// Folders of Sources that hold Swift.
    static var targets: Set<String> {
        Set(Package.files("Sources", suffix: ".swift").map { String($0.split(separator: "/")[1]) })
    }

    @Test("every target of Swift has its floor, and every floor its target")
    func allTargets() {
        #expect(Self.targets == Set(Self.floors.keys), "add the new target to FloorsTests.floors")
    }

    @Test("a file imports only what its floor may see", arguments: Package.files("Sources", suffix: ".swift"))
    func imports(path: String) throws {
        let target = String(path.split(separator: "/")[1])
        let allowed = Self.system.union(Self.floors[target] ?? [])
        let imported = try Package.imports(path)
        #expect(imported.subtracting(allowed) == [], "\(path) stands on the floor of \(target)")
    }

    @Test("the import reader sees every way to write an import")
    func reader() throws {
        let path = NSTemporaryDirectory() + "crosscheck-imports-" + UUID().uuidString
        defer { unlink(path) }
        try """
        import A
        @testable import B
          public import struct C.Thing
        @_exported @preconcurrency import D
        // import E
        let important = "import F"
        """.write(toFile: path, atomically: true, encoding: .utf8)
        let relative = String(repeating: "../", count: Package.root.split(separator: "/").count) + path.dropFirst()
        #expect(try Package.imports(relative) == ["A", "B", "C", "D"])
    }

    @Test("libedit is called in LineEditing alone")
    func libedit() throws {
        for path in Package.files("Sources", suffix: ".swift") where !path.hasPrefix("Sources/LineEditing/") {
            #expect(try Package.imports(path).isDisjoint(with: ["CEditShim", "CLibedit"]), "\(path)")
        }
    }
}

@Suite("House rules")
struct HouseRulesTests {
    @Test("no two files of a module have one name", arguments: FloorsTests.targets.sorted())
    func names(target: String) {
        let names = Package.files("Sources/" + target, suffix: ".swift").map { ($0 as NSString).lastPathComponent }
        let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(twice.isEmpty)
    }

    @Test("a module has no type of its own name", arguments: FloorsTests.targets.sorted())
    func moduleNames(target: String) throws {
        for path in Package.files("Sources/" + target, suffix: ".swift") {
            let type = try Regex("\\b(struct|class|enum|actor|protocol|typealias)\\s+\(target)\\b")
            #expect(try Package.text(path).firstMatch(of: type) == nil, "\(path)")
        }
    }

    /// The codes of the languages that are installed, by their folders.
    static var languageCodes: [String] {
        let folders = Package.files("Sources/Extraction/Languages").map { $0.split(separator: "/")[3] }
        return Set(folders.filter { $0.wholeMatch(of: /[a-z]{2,3}/) != nil }.map(String.init)).sorted()
    }

    @Test("a language is data: no Swift file has a language's code for a string")
    func languagesAreData() throws {
        #expect(!Self.languageCodes.isEmpty)
        for path in Package.files("Sources", suffix: ".swift") {
            let code = try Package.text(path).split(separator: "\n").filter { line in
                !line.drop { $0 == " " }.hasPrefix("//")
            }
            for language in Self.languageCodes {
                let literal = "\"\(language)\""
                #expect(!code.contains { $0.contains(literal) }, "\(path) names the language \(literal)")
            }
        }
    }

    @Test(
        "no Swift file holds letters of a language's script but in comments",
        arguments: Package.files("Sources", suffix: ".swift"))
    func scripts(path: String) throws {
        for (number, line) in try Package.text(path).split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
            let letters = code.unicodeScalars.filter { $0.value > 0x7F && $0.properties.isAlphabetic }
            #expect(letters.isEmpty, "\(path):\(number + 1) has words that belong to a language's folder")
        }
    }
}
