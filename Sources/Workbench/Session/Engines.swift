import Claims
import Comparison
import Extraction
import Synchronization

/// What a session computes with: extraction, comparison, the catalogue and the clock, bundled so that a test can put another
/// in the place of each.
package struct Engines: Sendable {
    /// Which engine made a result: replay compares it to tell why a digest differs.
    package struct Identity: Sendable, Hashable {
        /// `Extractor.version`.
        package var extraction: Int
        /// `Comparer.version`.
        package var comparison: Int
        /// `AnswerText.version`; 0 in sessions that do not say it.
        package var answers: Int
        /// An identity.
        package init(extraction: Int, comparison: Int, answers: Int = 0) {
            self.answers = answers
            self.extraction = extraction
            self.comparison = comparison
        }
    }

    package var identity: Identity
    package var catalogue: Catalogue
    /// Reads an article under a policy.
    package var extract: @Sendable (Extractor.Input, Policy) throws(DataError) -> Extractor.Output
    /// Reads an article under the built-in policy and hands over what is found, where the engine can; see `Extractor.scan`.
    package var scan: ExtractBatch.Scan?
    /// The digest of a language's lexicon, by code.
    package var lexiconDigest: @Sendable (String) throws(DataError) -> String
    /// The codes of the languages that can be read, sorted.
    package var languageCodes: @Sendable () -> [String]
    /// Topics and related pairs under a policy.
    package var compare: @Sendable ([Claim], [Comparer.Source], [Comparer.Override], Policy) -> Compared
    /// How one claim stands to another under a policy, the gate's reason where they are not compared.
    package var relation: @Sendable (Claim, Claim, [Claim], [Comparer.Source], [Comparer.Override], Policy) -> Relation
    /// Seconds since 1970-01-01T00:00:00Z: the only clock that a session sees, and it stamps log entries only.
    package var clock: @Sendable () -> Int

    /// Engines made of parts.
    package init(
        identity: Identity, catalogue: Catalogue,
        extract: @escaping @Sendable (Extractor.Input, Policy) throws(DataError) -> Extractor.Output,
        lexiconDigest: @escaping @Sendable (String) throws(DataError) -> String,
        languageCodes: @escaping @Sendable () -> [String],
        compare: @escaping @Sendable ([Claim], [Comparer.Source], [Comparer.Override], Policy) -> Compared,
        relation:
            @escaping @Sendable (Claim, Claim, [Claim], [Comparer.Source], [Comparer.Override], Policy) -> Relation,
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
        let extractors = LastOf { (policy: Policy) in
            Extractor(languages: languages, catalogue: catalogue, policy: policy)
        }
        let comparers = LastOf { (policy: Policy) in Comparer(catalogue: catalogue, policy: policy) }
        self.init(
            identity: Identity(
                extraction: Extractor.version, comparison: Comparer.version, answers: AnswerText.version),
            catalogue: catalogue,
            extract: { input, policy throws(DataError) in try extractors.value(for: policy).extract(input) },
            lexiconDigest: { code throws(DataError) in try languages.digest(of: code) },
            languageCodes: { languages.codes },
            compare: { claims, sources, overrides, policy in
                let outcome = comparers.value(for: policy).compare(claims, sources: sources, overrides: overrides)
                return Compared(
                    topics: Array(outcome.topics),
                    pairs: outcome.pairs.map { pair in
                        Compared.Pair(
                            a: outcome.claim(pair.a).key, b: outcome.claim(pair.b).key, topic: Int(pair.topic),
                            kind: pair.kind, rule: pair.ruleID)
                    },
                    superseded: outcome.superseded, withdrawn: outcome.withdrawn,
                    relation: { outcome.relation(outcome.pairs[$0]) })
            },
            relation: { a, b, others, sources, overrides, policy in
                comparers.value(for: policy).relation(a, b, among: others, sources: sources, overrides: overrides)
            },
            clock: clock)
        scan = { input, take throws(DataError) in try extractors.value(for: Policy()).scan(input, take) }
    }
}

/// What comparison comes to: topics, and related pairs that are put into words when they are asked for.
package struct Compared: Sendable {
    /// Two claims that are related, the subject first.
    package struct Pair: Sendable, Hashable {
        /// A claim's key.
        package var a: String
        /// A claim's key.
        package var b: String
        /// The topic under which it is listed, by index.
        package var topic: Int
        package var kind: Relation.Kind
        /// The rule's id.
        package var rule: String
    }

    package var topics: [Topic]
    /// By topic, then in reading order.
    package var pairs: [Pair]
    /// Keys of claims that a later one updates.
    package var superseded: [String]
    /// Keys of claims that are taken back.
    package var withdrawn: [String]
    /// The relation of a pair, by its index, in words.
    package var relation: @Sendable (Int) -> Relation
}

/// Keeps what was made last: an extractor reads its lexicons once and not for every article.
private final class LastOf<Value: Sendable>: Sendable {
    private let last = Mutex<(policy: Policy, value: Value)?>(nil)
    private let make: @Sendable (Policy) -> Value

    init(_ make: @escaping @Sendable (Policy) -> Value) { self.make = make }

    func value(for policy: Policy) -> Value {
        last.withLock { last in
            if let last, last.policy == policy { return last.value }
            let value = make(policy)
            last = (policy, value)
            return value
        }
    }
}
