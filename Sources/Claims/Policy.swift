/// The settings that comparison depends on: part of a session, shown with results, recorded for replay.
public struct Policy: Sendable, Hashable {
    /// A rate between two currencies, with where it comes from.
    public struct Rate: Sendable, Hashable {
        /// ISO 4217.
        public var from: String
        /// ISO 4217.
        public var to: String
        /// How many units of `to` one unit of `from` is.
        public var factor: ExactNumber
        /// The source the analyst gave; never empty.
        public var source: String
        /// A sourced rate.
        public init(from: String, to: String, factor: ExactNumber, source: String) {
            self.from = from
            self.to = to
            self.factor = factor
            self.source = source
        }
    }

    /// How far "about" reaches, in percent of the number, both ways. Default 10.
    public var aboutPercent: ExactNumber
    /// The most that rounding may widen a number, in percent. Default 5.
    public var roundingPercent: ExactNumber
    /// Bounds of vague classes that differ from the catalogue's, by class id.
    public var vague: [String: Interval]
    /// Rates the analyst gave; currencies never convert without one.
    public var rates: [Rate]

    /// The default policy, or one that differs from it.
    public init(
        aboutPercent: ExactNumber = 10, roundingPercent: ExactNumber = 5, vague: [String: Interval] = [:],
        rates: [Rate] = []
    ) {
        self.aboutPercent = aboutPercent
        self.roundingPercent = roundingPercent
        self.vague = vague
        self.rates = rates
    }
}
