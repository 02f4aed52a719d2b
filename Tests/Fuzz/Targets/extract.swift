import Claims
import Extraction

/// A text in a language that its first byte chooses, or in one to be recognised; with the highest bit the first line is the title.
/// Whatever it says, spans cut it at characters and figures hold a number.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 0 else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: data + 1, count: size - 1), as: UTF8.self)
    let choice = Int(data[0] & 0x7F) % (codes.count + 1)
    var parts = [text[...]]
    if data[0] >= 0x80 { parts = text.split(separator: "\n", maxSplits: 1) }
    let body = String(parts.last ?? "")
    let title = parts.count > 1 ? String(parts[0]) : nil
    let input = Extractor.Input(
        text: body, title: title, articleKey: "x", language: choice < codes.count ? codes[choice] : nil,
        date: CivilTime(day: 18_998))
    guard let output = try? extractor.extract(input) else { fatalError("extraction never fails for what a text holds") }
    let (inText, inTitle) = (Array(body.utf8), Array((title ?? "").utf8))
    for quantity in output.quantities {
        precondition(!quantity.interval.isEmpty, "a figure holds a number")
        let bytes = quantity.span.field == .text ? inText : inTitle
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
