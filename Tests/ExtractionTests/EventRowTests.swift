import Claims
import Testing

@testable import Extraction

@Suite("Rows of events")
struct EventRowTests {
    @Test(
        "a row that binds in no known way is refused with its line",
        arguments: [
            (
                "event killed id=killed form=verbal\n",
                "e.txt:1: form=verbal is no way to bind; there are active, counted, denied, noun, state, toll, verb"
            ),
            ("event price id=price kind=cash\n", "e.txt:1: kind=cash is no kind of quantity"),
            ("event eaten id=eaten\n", "e.txt:1: the catalogue has no event eaten"),
        ])
    func refused(_ row: String, _ message: String) throws {
        let file = try DataFile(path: "e.txt", bytes: Array(row.utf8))
        let catalogue = try Catalogue.installed()
        #expect { try LexiconReader(catalogue: catalogue).read(code: "xx", files: [file]) } throws: {
            "\($0)" == message
        }
    }
}
