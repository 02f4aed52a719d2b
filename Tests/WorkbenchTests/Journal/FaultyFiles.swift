import Foundation
import Synchronization

@testable import Workbench

/// The system's files, with faults: some operations fail, counted from the first that could.
final class FaultyFiles: FileLayer {
    enum Fault: String, CaseIterable {
        /// A write puts half of its bytes down, and the next says that the disk is full.
        case shortWrite
        case noSpace
        case inputOutput
        case failedFlush
        case failedRename
        /// The folder is removed with all that is in it.
        case vanishedFolder
    }

    private struct State {
        var operations = 0
        var fault: Fault?
        var failing = 0..<0
        var failures = 0
        var isHalfWritten = false
    }

    private let system = SystemFiles()
    private let state = Mutex(State())
    private let folder: String

    init(folder: String) { self.folder = folder }

    /// Number of operations that could have failed.
    var operations: Int { state.withLock(\.operations) }

    /// Number of operations that did.
    var failures: Int { state.withLock(\.failures) }

    /// Lets the operation with a number fail, and with `lasting` each one after it.
    func fail(_ fault: Fault, at operation: Int, lasting: Bool = false) {
        fail(fault, in: operation..<(lasting ? Int.max : operation + 1))
    }

    /// Lets the operations with these numbers fail.
    func fail(_ fault: Fault, in operations: Range<Int>) {
        state.withLock {
            $0.fault = fault
            $0.failing = operations
        }
    }

    func heal() { state.withLock { $0.fault = nil } }

    private enum Operation { case write, flush, rename, other }

    /// The error number that an operation fails with; nil where it works.
    private func failure(_ operation: Operation) -> Int32? {
        let fault: Fault? = state.withLock { state in
            state.operations += 1
            return state.failing.contains(state.operations) ? state.fault : nil
        }
        switch (fault, operation) {
        case (nil, _): return nil
        case (.vanishedFolder, _):
            try? FileManager.default.removeItem(atPath: folder)
            return nil
        case (.failedFlush, .flush), (.failedRename, .rename), (.inputOutput, _): return EIO
        case (.noSpace, .write), (.noSpace, .other): return ENOSPC
        default: return nil
        }
    }

    private func check(_ operation: Operation, _ name: String, _ path: String) throws(FileFailure) {
        guard let code = failure(operation) else { return }
        state.withLock { $0.failures += 1 }
        throw FileFailure(name, path, code: code)
    }

    func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] { try system.read(path, limit: limit) }
    func open(_ path: String, isNew: Bool) throws(FileFailure) -> Int32 {
        try check(.other, "write", path)
        return try system.open(path, isNew: isNew)
    }
    func write(_ descriptor: Int32, _ bytes: [UInt8], from offset: Int, path: String) throws(FileFailure) -> Int {
        try check(.write, "write", path)
        let isShort = state.withLock { state in
            let isReached = state.failing.contains(state.operations)
            return state.fault == .shortWrite && (isReached || state.isHalfWritten)
        }
        guard isShort else { return try system.write(descriptor, bytes, from: offset, path: path) }
        let isSecond = state.withLock { state in
            state.failures += 1
            defer { state.isHalfWritten.toggle() }
            return state.isHalfWritten
        }
        if isSecond { throw FileFailure("write", path, code: ENOSPC) }
        let half = Array(bytes[..<(offset + (bytes.count - offset) / 2)])
        return half.count == offset ? 0 : try system.write(descriptor, half, from: offset, path: path)
    }
    func flush(_ descriptor: Int32, path: String) throws(FileFailure) {
        try check(.flush, "flush", path)
        try system.flush(descriptor, path: path)
    }
    func flushFolder(_ path: String) throws(FileFailure) {
        try check(.flush, "flush", path)
        try system.flushFolder(path)
    }
    func truncate(_ descriptor: Int32, to length: Int, path: String) throws(FileFailure) {
        try check(.other, "shorten", path)
        try system.truncate(descriptor, to: length, path: path)
    }
    func close(_ descriptor: Int32) { system.close(descriptor) }
    func rename(_ from: String, to: String) throws(FileFailure) {
        try check(.rename, "write", to)
        try system.rename(from, to: to)
    }
    func remove(_ path: String) throws(FileFailure) {
        try check(.other, "remove", path)
        try system.remove(path)
    }
    func setMode(_ mode: UInt32, of descriptor: Int32, path: String) throws(FileFailure) {
        try check(.other, "set the mode of", path)
        try system.setMode(mode, of: descriptor, path: path)
    }
    func identity(of path: String) throws(FileFailure) -> FileIdentity? { try system.identity(of: path) }
    func identity(of descriptor: Int32, path: String) throws(FileFailure) -> FileIdentity {
        try system.identity(of: descriptor, path: path)
    }
    func resolved(_ path: String) -> String { system.resolved(path) }
    func lock(_ path: String) throws(FileFailure) -> Int32? {
        try check(.other, "lock", path)
        return try system.lock(path)
    }
    func makeFolder(_ path: String) throws(FileFailure) {
        try check(.other, "make the folder", path)
        try system.makeFolder(path)
    }
    func names(in folder: String) throws(FileFailure) -> [String] { try system.names(in: folder) }
}

/// A new folder, removed when this goes.
final class TemporaryFolder {
    let path: String
    init() throws {
        path =
            FileManager.default.temporaryDirectory.appendingPathComponent("crosscheck-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}
