/// Collects bytes and passes them on in pieces large enough to be worth a system call.
struct ByteSink<Failure: Error> {
    private static var pieceSize: Int { 1 << 16 }

    private let write: ([UInt8]) throws(Failure) -> Void
    private var buffer: [UInt8] = []

    init(write: @escaping ([UInt8]) throws(Failure) -> Void) {
        self.write = write
        buffer.reserveCapacity(Self.pieceSize + 4096)
    }

    mutating func append(_ bytes: some Sequence<UInt8>) throws(Failure) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.pieceSize { try flush() }
    }

    mutating func flush() throws(Failure) {
        guard !buffer.isEmpty else { return }
        try write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
