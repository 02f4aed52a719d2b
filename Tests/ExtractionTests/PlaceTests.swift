import Claims
import Testing

@testable import Extraction

@Suite("Places")
struct PlaceTests {
    static let languages = try! Languages.installed()
    static let catalogue = try! Catalogue.installed()

    /// A sentence with one figure: its language, the words of its place and the catalogue's id; nil words where it has no place.
    struct Example: CustomTestStringConvertible, Sendable {
        var language: String
        var sentence: String
        var words: String?
        var id: String?
        init(_ language: String, _ sentence: String, _ words: String?, _ id: String?) {
            (self.language, self.sentence, self.words, self.id) = (language, sentence, words, id)
        }
        var testDescription: String { "\(language): \(sentence)" }
    }

    static let examples: [Example] = [
        // One city, one country, under all their names and cases
        Example("en", "Eighteen people were killed in Almaty.", "Almaty", "almaty"),
        Example("en", "Eighteen people were killed in Alma-Ata.", "Alma-Ata", "almaty"),
        Example("en", "Eighteen people were killed in the city of Almaty.", "Almaty", "almaty"),
        Example("fr", "Dix-huit personnes ont été tuées à Almaty.", "Almaty", "almaty"),
        Example("ru", "В Алма-Ате погибли 18 человек.", "Алма-Ате", "almaty"),
        Example("ru", "В Алматы погибли 18 человек.", "Алматы", "almaty"),
        Example("ru", "В городе Алматы погибли 18 человек.", "Алматы", "almaty"),
        Example("ar", "قتل 18 شخصا في ألماتي.", "ألماتي", "almaty"),
        Example("ar", "قتل 18 شخصا في المآتا.", "المآتا", "almaty"),
        Example("ar", "قتل 18 شخصا في مدينة ألماتي.", "ألماتي", "almaty"),
        Example("en", "In Kazakhstan 164 people were killed.", "Kazakhstan", "kazakhstan"),
        Example("fr", "Au Kazakhstan, 164 personnes ont été tuées.", "Kazakhstan", "kazakhstan"),
        Example("ru", "В Казахстане погибли 164 человека.", "Казахстане", "kazakhstan"),
        Example("ar", "قتل 164 شخصا في كازاخستان.", "كازاخستان", "kazakhstan"),
        Example("ru", "В Алматинской области погибли восемь человек.", "Алматинской области", "almaty-region"),
        Example("fr", "Huit personnes ont été tuées à Nour-Soultan.", "Nour-Soultan", "astana"),
        Example("ru", "В Нур-Султане погибли восемь человек.", "Нур-Султане", "astana"),
        Example("ar", "قتل ثمانية أشخاص في نور سلطان.", "نور سلطان", "astana"),
        // Declined, with the article or a preposition written on
        Example("ru", "На Филиппинах погибли 12 человек.", "Филиппинах", "philippines"),
        Example("ru", "В Северной Корее погибли 12 человек.", "Северной Корее", "north-korea"),
        Example("ru", "В США погибли 12 человек.", "США", "united-states"),
        Example("ru", "Под Харьковом погибли 12 человек.", "Харьковом", "kharkiv"),
        Example("ar", "قتل 12 شخصا في السودان.", "السودان", "sudan"),
        Example("ar", "قتل 12 شخصا في الولايات المتحدة.", "الولايات المتحدة", "united-states"),
        Example("ar", "قتل 12 شخصا بمحافظة تعز.", "تعز", "taiz"),
        Example("ar", "قتل 12 شخصا بالقاهرة.", "بالقاهرة", "cairo"),
        Example("ar", "قتل 12 شخصا بدمشق.", "بدمشق", "damascus"),
        Example("ar", "قتل 12 شخصا للقاهرة.", nil, nil),
        Example("ru", "В Египте погибли 12 человек.", "Египте", "egypt"),
        Example("ar", "قتل 12 شخصا في الجزائر العاصمة.", "الجزائر العاصمة", "algiers"),
        Example("ar", "قتل 12 شخصا في الجزائر.", "الجزائر", "algeria"),
        Example("fr", "Douze personnes ont été tuées aux États-Unis.", "États-Unis", "united-states"),
        Example("fr", "Douze personnes ont été tuées dans la ville de Derna.", "Derna", "derna"),
        Example("fr", "Douze personnes ont été tuées à Mexico.", "Mexico", "mexico-city"),
        Example("en", "Twelve people were killed in Mexico.", "Mexico", "mexico"),
        Example("en", "Twelve people were killed in the eastern city of Derna.", "Derna", "derna"),
        Example(
            "en", "Twelve people were killed in the Democratic Republic of Congo.", "Democratic Republic of Congo",
            "dr-congo"),
        Example("en", "Twelve people were killed in South Sudan.", "South Sudan", "south-sudan"),
        Example("en", "Twelve people were killed in Papua New Guinea.", "Papua New Guinea", "papua-new-guinea"),
        // What looks like a place and is none
        Example("en", "Twelve people were injured in nice old houses.", nil, nil),
        Example("en", "Twelve people were injured in china shops.", nil, nil),
        Example("ar", "قتل 12 شخصا في مسقط رأسه.", nil, nil),
        Example("ru", "В казахстанском городе погибли 12 человек.", nil, nil),
        Example("ru", "В российской столице погибли 12 человек.", nil, nil),
        Example("ru", "К вечеру того дня погибли 12 человек.", nil, nil),
        Example("fr", "Douze personnes ont été tuées dans une nice affaire.", nil, nil),
        // Places that the catalogue lacks keep their words
        Example("en", "Twelve people were killed in Springfield.", "Springfield", nil),
        Example("en", "Twelve people were killed in New Mexico.", "New Mexico", nil),
        Example("en", "Twelve people were killed in Jersey City.", "Jersey City", nil),
    ]

    @Test("the place of a figure has one id in every language", arguments: examples)
    func place(_ example: Example) throws {
        let lexicon = try Self.languages.lexicon(example.language, catalogue: Self.catalogue)
        let reader = LanguageReader(lexicon: lexicon, catalogue: Self.catalogue, policy: Policy())
        var stream = TokenBuffer()
        let input = Extractor.Input(text: example.sentence, articleKey: "k", language: example.language)
        let claim = try #require(reader.read(input, with: &stream).claims.first { !$0.implied })
        #expect(claim.place == example.words)
        #expect(claim.placeID == example.id)
    }

    /// Forms of the place rows of a language, with the id of each.
    static func rows(_ language: String) throws -> [(forms: [String], id: String?)] {
        try languages.files(of: language).flatMap(\.rows).filter { $0.words.first == "place" }
            .map { (Array($0.words.dropFirst()), $0["id"]) }
    }

    @Test("every place of the catalogue has a name", arguments: ["ar", "en", "fr", "ru"])
    func named(_ language: String) throws {
        let named = Set(try Self.rows(language).compactMap(\.id))
        let missing = Set(Self.catalogue.places.keys).subtracting(named).sorted()
        #expect(missing.isEmpty, "add a row to \(language)/lexicon/places.txt for \(missing.joined(separator: ", "))")
    }

    @Test("no name is that of two places", arguments: languages.codes)
    func distinct(_ language: String) throws {
        let split = FormSplitter(
            folding: try Self.languages.lexicon(language, catalogue: Self.catalogue).settings.folding)
        var known: [[[UInt8]]: String] = [:]
        for (forms, id) in try Self.rows(language) {
            for form in forms {
                let words = split.words(of: form).map(\.bytes)
                let other = known.updateValue(id ?? "none", forKey: words)
                #expect(other == nil, "\(form) is \(other ?? "") and \(id ?? "none")")
            }
        }
    }

    @Test("an id that the catalogue lacks is an error that names file and line")
    func unknown() throws {
        let file = try DataFile(path: "places.txt", bytes: Array("place Atlantis id=atlantis\n".utf8))
        let error = #expect(throws: DataError.self) {
            try LexiconReader(catalogue: Self.catalogue).read(code: "en", files: [file])
        }
        #expect(error?.description == "places.txt:1: the catalogue has no place atlantis")
    }
}
