import CLibmd

/// SHA-256 (FIPS 180-4) by libmd, as lower-case hexadecimal.
public enum Digest {
    /// The digest of `bytes`.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var context = SHA2_CTX()
        SHA256Init(&context)
        if bytes.withContiguousStorageIfAvailable({ SHA256Update(&context, $0.baseAddress, $0.count) }) == nil {
            let copy = Array(bytes)
            SHA256Update(&context, copy, copy.count)
        }
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256Final(&digest, &context)
        return hexadecimal(digest)
    }

    /// The digest of a text's UTF-8 bytes.
    public static func sha256(_ text: String) -> String { sha256(text.utf8) }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (i, byte) in bytes.enumerated() {
                buffer[2 * i] = digits[Int(byte >> 4)]
                buffer[2 * i + 1] = digits[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }
}
