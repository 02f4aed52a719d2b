import Claims
import Extraction

/// A text in a language that its first byte chooses: whatever it says, spans cut it at characters.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 0 else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: data + 1, count: size - 1), as: UTF8.self)
    let code = codes[Int(data[0]) % codes.count]
    let input = Extractor.Input(text: text, articleKey: "x", language: code, date: CivilTime(day: 18_998))
    guard let output = try? extractor.extract(input) else { fatalError("extraction never fails for what a text holds") }
    let bytes = Array(text.utf8)
    for quantity in output.quantities {
        precondition(!quantity.interval.isEmpty, "a figure holds a number")
        for offset in [quantity.span.utf8.lowerBound, quantity.span.utf8.upperBound] {
            precondition(offset == bytes.count || bytes[offset] & 0xC0 != 0x80, "a span cuts at characters")
        }
    }
    return 0
}

private let extractor: Extractor = {
    do throws(DataError) {
        return Extractor(languages: try .installed(), catalogue: try .installed())
    } catch {
        fatalError("\(error)")
    }
}()

private let codes = extractor.languages.codes
