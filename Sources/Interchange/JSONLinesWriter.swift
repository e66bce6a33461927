/// Writes JSON Lines: one value a line, UTF-8, each line ended by a line feed.
public struct JSONLinesWriter<Failure: Error> {
    private var sink: ByteSink<Failure>

    /// `write` gets pieces of the file in order; call ``finish()`` for the last one.
    public init(write: @escaping ([UInt8]) throws(Failure) -> Void) {
        sink = ByteSink(write: write)
    }

    public mutating func line(_ value: JSONValue) throws(Failure) {
        var bytes = value.bytes
        bytes.append(10)
        try sink.append(bytes)
    }

    public mutating func finish() throws(Failure) {
        try sink.flush()
    }
}
