/// What accept and reject share.
enum Review {
    static func set(_ review: Change.Review?, _ call: Call, _ bench: Bench) throws(Problem) -> Answer {
        var claims: [(word: Word, key: String)] = []
        let reason = try Reason(of: call)
        for word in reason.arguments { claims.append((word, try bench.claim(word).claim.key)) }
        var answer = Answer()
        for (word, key) in claims {
            answer.blocks += try bench.change(.review(claim: key, review), blame: word).blocks
            if let text = reason.text {
                answer.blocks += try bench.change(.note(.claim(key), text), blame: reason.word).blocks
            }
        }
        return answer
    }
}
