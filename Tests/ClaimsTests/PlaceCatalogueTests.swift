import Claims
import Foundation
import Testing

@Suite("Places of the catalogue")
struct PlaceCatalogueTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let catalogue = try! Catalogue(folder: root.appending(path: "Sources/Claims/Catalogue").path)

    @Test("a place lies in its province, its country and its regions, and in nothing else")
    func within() {
        let catalogue = Self.catalogue
        for (place, holder) in [
            ("almaty", "kazakhstan"), ("almaty", "central-asia"), ("almaty", "asia"), ("almaty", "almaty"),
            ("peshawar", "khyber-pakhtunkhwa"), ("peshawar", "pakistan"), ("mariupol", "donetsk-region"),
            ("mariupol", "ukraine"), ("egypt", "africa"), ("egypt", "middle-east"), ("tahta", "egypt"),
            ("istanbul", "europe"), ("rafah", "palestine"), ("mexico", "latin-america"), ("lahaina", "united-states"),
        ] {
            #expect(catalogue.place(place, isWithin: holder), "\(place) in \(holder)")
            #expect(place == holder || !catalogue.place(holder, isWithin: place), "\(holder) in \(place)")
        }
        for (place, other) in [
            ("almaty", "almaty-region"), ("niger", "nigeria"), ("congo", "dr-congo"), ("tripoli", "lebanon"),
            ("almaty", "russia"), ("nowhere", "asia"), ("almaty", "nowhere"), ("dominica", "dominican-republic"),
            ("guinea", "equatorial-guinea"), ("kashmir", "india"), ("kashmir", "pakistan"),
        ] {
            #expect(!catalogue.place(place, isWithin: other), "\(place) in \(other)")
        }
    }

    @Test("no place holds itself, and every country has a code of its own and stands in a region")
    func sound() {
        let places = Self.catalogue.places
        for place in places.values {
            for parent in place.parents {
                #expect(!Self.catalogue.place(parent, isWithin: place.id), "\(place.id) is above its parent \(parent)")
            }
            if place.iso != nil { #expect(!place.parents.isEmpty, "\(place.id)") }
        }
        let codes = places.values.compactMap(\.iso)
        #expect(Set(codes).count == codes.count)
        #expect(codes.count >= 240)
        #expect(
            Set(places.values.flatMap { $0.id.unicodeScalars }).allSatisfy {
                "abcdefghijklmnopqrstuvwxyz-".unicodeScalars.contains($0)
            })
    }

    @Test("an unknown parent, a code that is none and a place told twice are errors that name the line")
    func errors() throws {
        let real = Self.root.appending(path: "Sources/Claims/Catalogue")
        let folder = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: real, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "places.txt")
        for (text, expected) in [
            ("asia\nalmaty parent=kazakhstan\n", "almaty has an unknown parent kazakhstan"),
            ("asia\njapan parent=asia iso=JPN\n", "places.txt:2: iso=JPN is not two small letters of ISO 3166-1"),
            ("asia\nasia\n", "places.txt:2: asia stands here twice"),
            ("asia lies=east\n", "places.txt:1: unknown field lies"),
        ] {
            try Data(text.utf8).write(to: file)
            let error = #expect(throws: DataError.self) { try Catalogue(folder: folder.path) }
            #expect(error?.description.contains(expected) ?? false, "\(error?.description ?? "")")
        }
    }
}
