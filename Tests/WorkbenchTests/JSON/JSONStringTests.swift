import Testing

@testable import Workbench

@Suite("Strings of JSON")
struct JSONStringTests {
    private func string(_ bytes: [UInt8]) throws(JSONError) -> String {
        try JSONReader.read(bytes) { json throws(JSONError) in try json.string() }
    }

    @Test("a control character is refused wherever it stands in one, and every other character is read")
    func controls() throws {
        for length in [1, 7, 8, 9, 16, 23] {
            for place in 0..<length {
                for byte in UInt8(0)..<0x80 where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
                    var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                    text[place] = byte
                    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
                    if byte < 0x20 {
                        #expect(throws: JSONError.self) { try string(quoted) }
                    } else {
                        #expect(try string(quoted) == String(decoding: text, as: UTF8.self))
                    }
                }
            }
        }
    }

    @Test(
        "an escape is read wherever it stands in one", arguments: ["\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00"])
    func escapes(escape: String) throws {
        let decoded = ["\\n": "\n", "\\\"": "\"", "\\\\": "\\", "\\u00e9": "é", "\\ud83d\\ude00": "😀"][escape]!
        for before in 0..<18 {
            for after in 0..<10 {
                let (a, b) = (String(repeating: "é", count: before), String(repeating: "b", count: after))
                #expect(try string(Array("\"\(a)\(escape)\(b)\"".utf8)) == a + decoded + b)
            }
        }
    }
}
