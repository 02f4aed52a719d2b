/// Two different claims of a call.
enum ClaimPair {
    static func claims(_ call: Call, _ bench: Bench) throws(Problem) -> (String, String) {
        let (a, b) = (try bench.claim(call.arguments[0]), try bench.claim(call.arguments[1]))
        guard a.handle != b.handle else {
            throw Problem(.usage, "\(call.form.name) needs two different claims", at: call.arguments[1].range)
        }
        return (a.claim.key, b.claim.key)
    }
}
