/// The bytes of a header: every number big-endian, names with their length in one byte before them.
extension EventHeader {
    private static let magic: StaticString = "CLE1"
    /// Bytes of everything but the kind and the parts.
    private static let fixedSize = 134

    /// Never fails: what cannot be encoded cannot be made.
    public func encode() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            Self.fixedSize + kind.utf8.count + parts.reduce(0) { $0 + 33 + $1.name.utf8.count })
        Self.magic.withUTF8Buffer { bytes.append(contentsOf: $0) }
        store.append(to: &bytes)
        bytes.append(bigEndian: sequence)
        commit.append(to: &bytes)
        bytes.append(bigEndian: positionInCommit)
        bytes.append(bigEndian: eventsInCommit)
        subject.append(to: &bytes)
        bytes.append(bigEndian: subjectVersion)
        bytes.append(UInt8(kind.utf8.count))
        bytes.append(contentsOf: kind.utf8)
        bytes.append(bigEndian: kindSchema)
        bytes.append(bigEndian: recordedAt)
        bytes.append(bigEndian: officeOffset)
        actor.append(to: &bytes)
        pack.withUnsafeBytes { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(parts.count))
        for part in parts {
            bytes.append(UInt8(part.name.utf8.count))
            bytes.append(contentsOf: part.name.utf8)
            part.digest.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// Reads exactly the bytes of one header; anything more, less or out of range is refused.
    public init(decoding bytes: [UInt8]) throws(HeaderError) {
        // Typed throws do not pass through withUnsafeBytes of an array, a Result does.
        self = try bytes.withUnsafeBytes { buffer in
            Result { () throws(HeaderError) in try EventHeader(raw: buffer) }
        }.get()
    }

    /// Reads a header in place, as `init(decoding:)` does.
    public init(raw buffer: UnsafeRawBufferPointer) throws(HeaderError) {
        var reader = HeaderReader(buffer)
        guard Self.magic.withUTF8Buffer({ buffer.starts(with: $0) }) else { throw .notAHeader }
        _ = try reader.integer("mark", UInt32.self)
        let store = try reader.identifier("store id")
        let sequence = try reader.integer("sequence", UInt64.self)
        let commit = try reader.identifier("commit id")
        let position = try reader.integer("position in commit", UInt16.self)
        let count = try reader.integer("events in commit", UInt16.self)
        let subject = try reader.identifier("subject id")
        let version = try reader.integer("subject version", UInt64.self)
        let kind = try reader.name("kind")
        let schema = try reader.integer("schema", UInt16.self)
        let recordedAt = try reader.integer("time", Int64.self)
        let offset = try reader.integer("offset from UTC", Int16.self)
        let actor = try reader.identifier("actor id")
        let pack = try reader.digest("pack digest")
        let partCount = try reader.integer("number of parts", UInt8.self)
        var parts: [PartDigest] = []
        parts.reserveCapacity(Int(partCount))
        for _ in 0..<partCount {
            let name = try reader.name("part name")
            parts.append(PartDigest(name: name, digest: try reader.digest("part digest")))
        }
        guard reader.remaining == 0 else { throw .trailingBytes(reader.remaining) }
        try self.init(
            store: store, sequence: sequence, commit: commit, positionInCommit: position, eventsInCommit: count,
            subject: subject, subjectVersion: version, kind: kind, kindSchema: schema, recordedAt: recordedAt,
            officeOffset: offset, actor: actor, pack: pack, parts: parts)
    }
}

/// A `ByteReader` that names the field the bytes ended in.
private struct HeaderReader {
    private var bytes: ByteReader

    init(_ buffer: UnsafeRawBufferPointer) {
        bytes = ByteReader(buffer)
    }

    var remaining: Int { bytes.remaining }

    mutating func integer<Value: FixedWidthInteger>(_ field: String, _ type: Value.Type) throws(HeaderError) -> Value {
        guard let value = bytes.integer(type) else { throw .endsInside(field) }
        return value
    }

    mutating func identifier(_ field: String) throws(HeaderError) -> Identifier {
        let high = try integer(field, UInt64.self)
        return Identifier(high: high, low: try integer(field, UInt64.self))
    }

    mutating func digest(_ field: String) throws(HeaderError) -> Digest {
        guard let run = bytes.run(32), let digest = Digest(raw: run) else { throw .endsInside(field) }
        return digest
    }

    mutating func name(_ field: String) throws(HeaderError) -> String {
        let length = try integer(field, UInt8.self)
        guard let run = bytes.run(Int(length)) else { throw .endsInside(field) }
        // Bytes that are not ASCII become U+FFFD or stay above ASCII; both are refused when the header is made.
        return String(decoding: run, as: UTF8.self)
    }
}
