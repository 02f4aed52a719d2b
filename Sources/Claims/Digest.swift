import CLibmd
import CSHA256

/// SHA-256 (FIPS 180-4) by libmd, and by the processor where it can, as lower-case hexadecimal.
public enum Digest {
    /// The digest of `bytes`.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var context = SHA2_CTX()
        SHA256Init(&context)
        if bytes.withContiguousStorageIfAvailable({ update(&context, $0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { update(&context, $0) }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256Final(&digest, &context)
        return hexadecimal(digest)
    }

    /// Takes the bytes into a fresh context: whole blocks at once where the processor has instructions for them, which are many times as
    /// quick; the rest, and the padding, by libmd.
    private static func update(_ context: inout SHA2_CTX, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        let taken = withUnsafeMutableBytes(of: &context.state) { state in
            csha256_take(state.assumingMemoryBound(to: UInt32.self).baseAddress!, start, bytes.count)
        }
        context.bitcount.0 = UInt64(taken) * 8
        SHA256Update(&context, start + taken, bytes.count - taken)
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
