import CNettle

/// SHA-256 (FIPS 180-4) by nettle, as lower-case hexadecimal.
public enum Digest {
    /// The digest of `bytes`.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        if bytes.withContiguousStorageIfAvailable({ nettle_sha256_update(&context, $0.count, $0.baseAddress) }) == nil {
            let together = Array(bytes)
            nettle_sha256_update(&context, together.count, together)
        }
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
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
