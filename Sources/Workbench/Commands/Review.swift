/// What accept and reject share.
enum Review {
    static func set(_ review: Change.Review?, _ call: Call, _ bench: Bench) throws(Problem) -> Answer {
        var claims: [(word: Word, key: String)] = []
        for word in call.arguments { claims.append((word, try bench.claim(word).claim.key)) }
        var answer = Answer()
        for (word, key) in claims {
            answer.blocks += try bench.change(.review(claim: key, review), blame: word).blocks
            if let reason = call.option("because") {
                answer.blocks += try bench.change(.note(.claim(key), reason.text), blame: reason).blocks
            }
        }
        return answer
    }
}
