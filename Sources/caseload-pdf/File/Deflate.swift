#if PDF
    import CPangoCairo

    /// Packing of streams as PDF's FlateDecode means it (RFC 1950).
    enum Deflate {
        static func pack(_ bytes: [UInt8]) throws(FilterFailure) -> [UInt8] {
            var size = compressBound(uLong(bytes.count))
            var packed = [UInt8](repeating: 0, count: Int(size))
            guard compress2(&packed, &size, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else {
                throw FilterFailure("The PDF could not be packed: there is not enough memory.", status: 3)
            }
            return Array(packed[..<Int(size)])
        }

        /// - Parameter limit: what unpacks to more than this is not what Cairo wrote.
        static func unpack(_ bytes: ArraySlice<UInt8>, limit: Int = 1 << 28) -> [UInt8]? {
            let packed = Array(bytes)
            var capacity = max(1 << 12, packed.count * 6)
            while capacity <= limit {
                var size = uLong(capacity)
                var unpacked = [UInt8](repeating: 0, count: capacity)
                switch uncompress(&unpacked, &size, packed, uLong(packed.count)) {
                case Z_OK: return Array(unpacked[..<Int(size)])
                case Z_BUF_ERROR: capacity *= 4
                default: return nil
                }
            }
            return nil
        }
    }
#endif
