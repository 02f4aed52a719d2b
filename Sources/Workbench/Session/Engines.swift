import Claims
import Comparison
import Extraction

/// What a session computes with: extraction, comparison, the catalogue and the clock, bundled so that a test can put another
/// in the place of each.
package struct Engines: Sendable {
    /// Which engine made a result: replay compares it to tell why a digest differs.
    package struct Identity: Sendable, Hashable {
        /// `Extractor.version`.
        package var extraction: Int
        /// `Comparer.version`.
        package var comparison: Int
        /// An identity.
        package init(extraction: Int, comparison: Int) {
            self.extraction = extraction
            self.comparison = comparison
        }
    }

    package var identity: Identity
    package var catalogue: Catalogue
    /// Reads an article under a policy.
    package var extract: @Sendable (Extractor.Input, Policy) throws(DataError) -> Extractor.Output
    /// The digest of a language's lexicon, by code.
    package var lexiconDigest: @Sendable (String) throws(DataError) -> String
    /// The codes of the languages that can be read, sorted.
    package var languageCodes: @Sendable () -> [String]
    /// Topics and relations under a policy.
    package var compare: @Sendable ([Claim], [Comparer.Source], [Comparer.Override], Policy) -> Comparer.Outcome
    /// How one claim stands to another under a policy, the gate's reason where they are not compared.
    package var relation: @Sendable (Claim, Claim, [Comparer.Source], [Comparer.Override], Policy) -> Relation
    /// Seconds since 1970-01-01T00:00:00Z: the only clock that a session sees, and it stamps log entries only.
    package var clock: @Sendable () -> Int

    /// Engines made of parts.
    package init(
        identity: Identity, catalogue: Catalogue,
        extract: @escaping @Sendable (Extractor.Input, Policy) throws(DataError) -> Extractor.Output,
        lexiconDigest: @escaping @Sendable (String) throws(DataError) -> String,
        languageCodes: @escaping @Sendable () -> [String],
        compare: @escaping @Sendable ([Claim], [Comparer.Source], [Comparer.Override], Policy) -> Comparer.Outcome,
        relation: @escaping @Sendable (Claim, Claim, [Comparer.Source], [Comparer.Override], Policy) -> Relation,
        clock: @escaping @Sendable () -> Int
    ) {
        self.identity = identity
        self.catalogue = catalogue
        self.extract = extract
        self.lexiconDigest = lexiconDigest
        self.languageCodes = languageCodes
        self.compare = compare
        self.relation = relation
        self.clock = clock
    }

    /// The program's own engines, over the languages and the catalogue given.
    package init(
        languages: Languages, catalogue: Catalogue, clock: @escaping @Sendable () -> Int = UTCStamp.systemSeconds
    ) {
        self.init(
            identity: Identity(extraction: Extractor.version, comparison: Comparer.version), catalogue: catalogue,
            extract: { input, policy throws(DataError) in
                try Extractor(languages: languages, catalogue: catalogue, policy: policy).extract(input)
            },
            lexiconDigest: { code throws(DataError) in try languages.digest(of: code) },
            languageCodes: { languages.codes },
            compare: { claims, sources, overrides, policy in
                Comparer(catalogue: catalogue, policy: policy)
                    .compare(claims, sources: sources, overrides: overrides)
            },
            relation: { a, b, sources, overrides, policy in
                Comparer(catalogue: catalogue, policy: policy)
                    .relation(a, b, sources: sources, overrides: overrides)
            },
            clock: clock)
    }
}
