import Claims
import Testing

@testable import Extraction

@Suite("Lexicons")
struct LexiconLoadingTests {
    @Test("every installed language's lexicon loads")
    func loads() throws {
        let languages = try Languages.installed()
        let catalogue = try Catalogue.installed()
        #expect(languages.codes.count >= 8)
        for code in languages.codes { _ = try languages.lexicon(code, catalogue: catalogue) }
    }
}
