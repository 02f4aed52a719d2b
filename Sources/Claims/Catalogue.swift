/// The language-neutral vocabulary: events, concepts, places, units, currencies, organisations and vague classes, each a line of data.
///
/// Language folders map words to its ids; an id that it lacks is an error that names file and line.
public struct Catalogue: Sendable {
    /// What may happen to whom.
    public struct Event: Sendable, Hashable {
        /// The name in the data: `killed`.
        public var id: String
        /// The wider event (`casualties` for `killed`); nil for one that stands alone.
        public var parent: String?
        /// True where a total only grows (killed); false where it is a level that may fall (missing, price).
        public var grows: Bool
        /// The concept that is counted where the text names none ("164 dead"); "itself" where the figure needs nothing
        /// counted (inflation); nil where a figure says nothing until it is known of what (a price).
        public var counts: String?
        /// Concepts that, with this event, say no more than `counts` does: "victims" and "bodies" of the killed.
        public var synonyms: [String] = []
        /// Concepts that it may count beside people: livestock that a flood killed.
        public var others: [String] = []
        /// True where each time is one of its own (a march, a vote): figures of different days say nothing to each other.
        public var isOccasion: Bool = false
        /// Its shares are those of sides, which together are all of it (a vote): two that add up to 100 % are of its two sides.
        public var hasSides = false
        /// Its figures are of the day on which it happened, whenever they are told: how many came to a concert.
        public var happensOnce = false
        /// Its figures are changes themselves (a rise in pay): "by" makes no increment of them.
        public var isChange = false
        /// Its rates are held against the year before, where the text says nothing else (inflation).
        public var isYearly = false
        /// Its figures are of a toll, which a source tells sentence by sentence: the dead, then the injured, then the missing.
        public var isOfToll = false
        /// Its figures are told as they are, never rounded (a key rate): 17 % is 17 % and not 16.5 to 17.5.
        public var isExact = false
        /// Its figures are what somebody decided: those of a plan ("would cut 14,000 jobs") are no forecast.
        public var isDecided = false
        /// The dimensions of the units in which it is measured ("area"); empty where it is measured in any.
        public var dimensions: [String] = []
        /// The event under which its figures are compared; nil for its own: survivors are those who were rescued.
        public var comparedAs: String?
        /// Units that its rates may leave unsaid: a price of oil is one a barrel, whether the text says so or not.
        public var unsaidUnits: [String] = []
    }

    /// Who or what may be counted.
    public struct Concept: Sendable, Hashable {
        /// The name in the data: `security-forces`.
        public var id: String
        /// A concept may stand under several ("soldier" under security-forces, which stands under person).
        public var parents: [String]
        /// True for words that take a side: outlets call the same people protesters, attackers or fighters.
        public var takesSide: Bool = false
        /// True for words that say in what role people were there (passengers, residents), which another outlet may leave out.
        public var isRole: Bool = false
        /// True for goods that have a price: a price is known of what it is by the nearest of them.
        public var isTraded: Bool = false
        /// The concept whose topic its claims join; nil for its own.
        public var topic: String?
    }

    /// Where it happened: a region of the world, a country, a province, a city.
    public struct Place: Sendable, Hashable {
        /// The name in the data: `almaty`.
        public var id: String
        /// A country may stand under several regions, a city under its province.
        public var parents: [String]
        /// ISO 3166-1 alpha-2 in lower case; nil for what is no country of its own.
        public var iso: String?
    }

    /// A unit of measure.
    public struct Unit: Sendable, Hashable {
        /// The UCUM code.
        public var id: String
        /// "length", "mass", "time"…: only units of one dimension convert.
        public var dimension: String
        /// How many of the dimension's base unit one of this is.
        public var factor: ExactNumber
        /// What is added after multiplying (temperatures).
        public var offset: ExactNumber
    }

    /// A ministry, an agency, an organisation with one name in every language.
    public struct Organisation: Sendable, Hashable {
        /// The name in the data.
        public var id: String
        /// The name that is shown, in English.
        public var name: String
        /// What kind of source it is.
        public var kind: Speaker.Kind
        /// Organisations of one group are told by each other's names: the police by their ministry's. Nil for one that is in none.
        public var group: String?
        /// Every language has its name, so that another name in a report is another speaker.
        public var isCommon = false
    }

    /// A class of vague amounts with its default bounds.
    public struct VagueClass: Sendable, Hashable {
        /// The name in the data: `dozens`.
        public var id: String
        /// The numbers that the word stands for, unless the policy says otherwise.
        public var interval: Interval
        /// The unit it counts in: dozens 10, hundreds 100; classes multiply with it ("several dozen").
        public var base: ExactNumber
    }

    /// How letters sound, whatever their script.
    public struct Letters: Sendable, Hashable {
        /// The sound of a letter that is not heard.
        public static let silent: Character = "-"
        /// The sound of each letter.
        public var sounds: [Unicode.Scalar: Character] = [:]
        /// The sound of two letters that make one.
        public var pairs: [[Unicode.Scalar]: Character] = [:]
        /// What may open a name and is no part of it.
        public var articles: [String] = []
        /// Sounds that may end a name where it is an adjective, and are no part of it («Волгоградской области»).
        public var endings: [String] = []
    }

    /// Events by id.
    public let events: [String: Event]
    /// Concepts by id.
    public let concepts: [String: Concept]
    /// Places by id.
    public let places: [String: Place]
    /// Units by UCUM code.
    public let units: [String: Unit]
    /// ISO 4217 code to the number of digits after the point that the currency uses.
    public let currencies: [String: Int]
    /// Organisations by id.
    public let organisations: [String: Organisation]
    /// Vague classes by id.
    public let vague: [String: VagueClass]
    /// How letters sound.
    public let letters: Letters

    /// Reads the folder's files: events.txt, concepts.txt, places.txt, units.txt, currencies.txt, organisations.txt,
    /// vague.txt, letters.txt.
    public init(folder: String) throws(DataError) {
        func read(_ name: String, keys: [String], _ body: (DataFile.Row, String) throws(DataError) -> Void)
            throws(DataError)
        {
            let file = try DataFile(path: folder + "/" + name)
            for row in file.rows {
                guard row.words.count == 1 else {
                    throw DataError(file: file.path, line: row.line, message: "a row is one id and key=value fields")
                }
                for field in row.fields where !keys.contains(field.key) {
                    throw DataError(
                        file: file.path, line: row.line,
                        message: "unknown field \(field.key); this file knows \(keys.joined(separator: ", "))")
                }
                try body(row, file.path)
            }
        }
        func number(_ row: DataFile.Row, _ key: String, _ path: String) throws(DataError) -> ExactNumber? {
            guard let text = row[key] else { return nil }
            let parts = text.split(separator: "/")
            if parts.count == 2, let a = ExactNumber(decimal: parts[0]), let b = ExactNumber(decimal: parts[1]),
                let quotient = a.divided(by: b)
            {
                return quotient
            }
            guard let value = ExactNumber(decimal: text) else {
                throw DataError(file: path, line: row.line, message: "\(key)=\(text) is not a number")
            }
            return value
        }

        var events: [String: Event] = [:]
        try read(
            "events.txt",
            keys: [
                "parent", "total", "counts", "same", "also", "once", "occasion", "sides", "change", "yearly", "toll",
                "dimension", "exact", "as", "unsaid", "decided",
            ]
        ) {
            row, path throws(DataError) in
            guard let total = row["total"], ["grows", "level"].contains(total) else {
                throw DataError(file: path, line: row.line, message: "an event says total=grows or total=level")
            }
            events[row.words[0]] = Event(
                id: row.words[0], parent: row["parent"], grows: total == "grows", counts: row["counts"],
                synonyms: row.fields.filter { $0.key == "same" }.map(\.value),
                others: row.fields.filter { $0.key == "also" }.map(\.value), isOccasion: row["occasion"] == "yes",
                hasSides: row["sides"] == "yes", happensOnce: row["once"] == "yes", isChange: row["change"] == "yes",
                isYearly: row["yearly"] == "yes",
                isOfToll: row["toll"] == "yes",
                isExact: row["exact"] == "yes", isDecided: row["decided"] == "yes",
                dimensions: row.fields.filter { $0.key == "dimension" }.map(\.value), comparedAs: row["as"],
                unsaidUnits: row.fields.filter { $0.key == "unsaid" }.map(\.value))
        }
        var concepts: [String: Concept] = [:]
        try read("concepts.txt", keys: ["parent", "takes", "topic", "role", "traded"]) { row, path throws(DataError) in
            let parents = row.fields.filter { $0.key == "parent" }.map(\.value)
            if let takes = row["takes"], takes != "side" {
                throw DataError(
                    file: path, line: row.line, message: "takes=\(takes) is unknown; a concept may say takes=side")
            }
            concepts[row.words[0]] = Concept(
                id: row.words[0], parents: parents, takesSide: row["takes"] == "side",
                isRole: row["role"] == "yes", isTraded: row["traded"] == "yes", topic: row["topic"])
        }
        var places: [String: Place] = [:]
        try read("places.txt", keys: ["parent", "iso"]) { row, path throws(DataError) in
            guard places[row.words[0]] == nil else {
                throw DataError(file: path, line: row.line, message: "\(row.words[0]) stands here twice")
            }
            if let iso = row["iso"], iso.utf8.count != 2 || !iso.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
                throw DataError(
                    file: path, line: row.line, message: "iso=\(iso) is not two small letters of ISO 3166-1")
            }
            places[row.words[0]] = Place(
                id: row.words[0], parents: row.fields.filter { $0.key == "parent" }.map(\.value), iso: row["iso"])
        }
        var units: [String: Unit] = [:]
        try read("units.txt", keys: ["dimension", "factor", "offset"]) { row, path throws(DataError) in
            guard let dimension = row["dimension"], let factor = try number(row, "factor", path) else {
                throw DataError(file: path, line: row.line, message: "a unit needs dimension= and factor=")
            }
            units[row.words[0]] = Unit(
                id: row.words[0], dimension: dimension, factor: factor, offset: try number(row, "offset", path) ?? 0)
        }
        var currencies: [String: Int] = [:]
        try read("currencies.txt", keys: ["digits"]) { row, _ throws(DataError) in
            currencies[row.words[0]] = row["digits"].flatMap { Int($0) } ?? 2
        }
        var organisations: [String: Organisation] = [:]
        try read("organisations.txt", keys: ["name", "kind", "group", "common"]) { row, path throws(DataError) in
            guard let kind = Speaker.Kind(rawValue: row["kind"] ?? "organisation") else {
                throw DataError(file: path, line: row.line, message: "kind=\(row["kind"] ?? "") is no kind of source")
            }
            organisations[row.words[0]] = Organisation(
                id: row.words[0], name: row["name"] ?? row.words[0], kind: kind, group: row["group"],
                isCommon: row["common"] == "yes")
        }
        var vague: [String: VagueClass] = [:]
        try read("vague.txt", keys: ["low", "high", "base"]) { row, path throws(DataError) in
            guard let low = try number(row, "low", path) else {
                throw DataError(file: path, line: row.line, message: "a vague class needs low=")
            }
            vague[row.words[0]] = VagueClass(
                id: row.words[0], interval: Interval(low: low, high: try number(row, "high", path)),
                base: try number(row, "base", path) ?? 1)
        }

        var letters = Letters()
        try read("letters.txt", keys: ["letters", "pairs", "article", "ending"]) { row, path throws(DataError) in
            guard row.words[0].count == 1, let sound = row.words[0].first else {
                throw DataError(file: path, line: row.line, message: "\(row.words[0]) is no sound of one letter")
            }
            for field in row.fields {
                switch field.key {
                case "letters": for letter in field.value.unicodeScalars { letters.sounds[letter] = sound }
                case "pairs":
                    for pair in field.value.split(separator: " ") { letters.pairs[Array(pair.unicodeScalars)] = sound }
                case "ending": letters.endings.append(field.value)
                default: letters.articles.append(field.value)
                }
            }
        }

        for event in events.values where event.parent.map({ events[$0] == nil }) ?? false {
            throw DataError(file: folder + "/events.txt", message: "\(event.id) has an unknown parent \(event.parent!)")
        }
        for concept in concepts.values {
            for parent in concept.parents where concepts[parent] == nil {
                throw DataError(
                    file: folder + "/concepts.txt", message: "\(concept.id) has an unknown parent \(parent)")
            }
            if let topic = concept.topic, concepts[topic] == nil {
                throw DataError(file: folder + "/concepts.txt", message: "\(concept.id) has an unknown topic \(topic)")
            }
        }
        for place in places.values {
            for parent in place.parents where places[parent] == nil {
                throw DataError(file: folder + "/places.txt", message: "\(place.id) has an unknown parent \(parent)")
            }
        }
        for event in events.values {
            if let id = event.comparedAs, events[id] == nil {
                throw DataError(
                    file: folder + "/events.txt", message: "\(event.id) is compared as an unknown event \(id)")
            }
            for id in event.unsaidUnits where units[id] == nil {
                throw DataError(
                    file: folder + "/events.txt", message: "\(event.id) leaves an unknown unit \(id) unsaid")
            }
            for id in event.synonyms + event.others + [event.counts].compactMap({ $0 })
            where id != "itself" && concepts[id] == nil {
                throw DataError(file: folder + "/events.txt", message: "\(event.id) names an unknown concept \(id)")
            }
            for id in event.dimensions where !units.values.contains(where: { $0.dimension == id }) {
                throw DataError(file: folder + "/events.txt", message: "\(event.id) names an unknown dimension \(id)")
            }
        }
        self.events = events
        self.concepts = concepts
        self.places = places
        self.units = units
        self.currencies = currencies
        self.organisations = organisations
        self.vague = vague
        self.letters = letters
    }

    /// The catalogue that comes with the program, read from where it is installed.
    public static func installed() throws(DataError) -> Catalogue {
        try Catalogue(folder: DataFolder.find("Catalogue", target: "Claims"))
    }

    /// Whether `concept` is `ancestor` or stands below it; false where either is unknown.
    public func concept(_ concept: String, isWithin ancestor: String) -> Bool {
        Self.reaches(ancestor, from: concept, count: concepts.count) { concepts[$0]?.parents ?? [] }
    }

    /// Whether `place` is `ancestor` or lies in it; false where either is unknown.
    public func place(_ place: String, isWithin ancestor: String) -> Bool {
        Self.reaches(ancestor, from: place, count: places.count) { places[$0]?.parents ?? [] }
    }

    /// The place's name for people, its id as words ("donetsk-region" is Donetsk region, "uae" UAE); nil for an unknown id.
    public func placeName(_ id: String) -> String? {
        guard let place = places[id] else { return nil }
        // Only abbreviations of countries are this short.
        if place.iso != nil, id.utf8.count <= 3 { return id.uppercased() }
        // Articles and prepositions inside a name are small: all words of two letters, and these.
        let small: Set<Substring> = ["and", "del", "region", "the"]
        return id.split(separator: "-").enumerated().map { n, word in
            n > 0 && (word.utf8.count <= 2 || small.contains(word))
                ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
        }.joined(separator: " ")
    }

    /// Whether the way up from `id` comes to `ancestor`.
    private static func reaches(_ ancestor: String, from id: String, count: Int, parents: (String) -> [String]) -> Bool
    {
        if id == ancestor { return true }
        var open = parents(id)
        // A cycle in the data would end here too: no chain is longer than the catalogue.
        var steps = 0
        while let next = open.popLast(), steps <= count {
            if next == ancestor { return true }
            open.append(contentsOf: parents(next))
            steps += 1
        }
        return false
    }

    /// Whether `event` is `ancestor` or stands below it.
    public func event(_ event: String, isWithin ancestor: String) -> Bool {
        var current: String? = event
        var steps = 0
        while let id = current, steps <= events.count {
            if id == ancestor { return true }
            current = events[id]?.parent
            steps += 1
        }
        return false
    }
}
