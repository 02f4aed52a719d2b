import Claims
import Glibc

/// A moment as the log stores it: `2022-01-09T12:34:56Z`.
package enum UTCStamp {
    /// The system's clock, in seconds since 1970-01-01T00:00:00Z.
    @Sendable package static func systemSeconds() -> Int { time(nil) }

    /// ISO 8601, UTC, to the second; years outside 1 to 9999 are written as the nearest in range.
    package static func text(_ seconds: Int) -> String {
        let clamped = min(max(seconds, -62_135_596_800), 253_402_300_799)
        let day = (clamped - ((clamped % 86400) + 86400) % 86400) / 86400
        let rest = clamped - day * 86400
        let minuteText = CivilTime(day: day, minute: rest / 60).iso
        let second = rest % 60
        return minuteText + (second < 10 ? ":0" : ":") + String(second) + "Z"
    }

    /// Whether `text` is a stamp of this form.
    package static func isStamp(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "Z"), CivilTime(iso: text.prefix(16)) != nil
        else { return false }
        let tens = bytes[17], ones = bytes[18]
        return (UInt8(ascii: "0")...UInt8(ascii: "5")).contains(tens)
            && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(ones)
    }
}
