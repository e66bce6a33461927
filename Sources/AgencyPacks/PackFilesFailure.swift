/// Why the files of a pack could not be taken as they are.
public enum PackFilesFailure: Error, Hashable, Sendable {
    case missing(String)
    case notAFolder(String)
    case unreadable(String, reason: String)
    case link(String)
    case notAFile(String)
    case badPath(String)
    case twice(String)
    case tooDeep(String, limit: Int)
    case tooMany(limit: Int)
    case tooLarge(String, limit: Int)
    case tooLargeInAll(limit: Int)
}

extension PackFilesFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path):
            "There is no folder \(quoted(path)), so no agency pack was read; give the folder that holds agency.yaml."
        case .notAFolder(let path):
            "\(quoted(path)) is not a folder, and an agency pack is one; give the folder that holds agency.yaml."
        case .unreadable(let path, let reason):
            "\(quoted(path)) could not be read: \(reason). Mend that and try again."
        case .link(let path):
            "\(quoted(path)) is a symbolic link, which a pack may not hold because it can point outside; copy the file in its "
                + "place."
        case .notAFile(let path):
            "\(quoted(path)) is neither a file nor a folder, so it cannot be part of a pack; take it away."
        case .badPath(let path):
            "\(quoted(path)) cannot be a path in a pack: names must be visible UTF-8 text and not begin with a dot; rename it."
        case .twice(let path):
            "\(quoted(path)) is there twice, and a pack holds each path once; leave one of them out."
        case .tooDeep(let path, let limit):
            "\(quoted(path)) lies more than \(limit) folders deep, which no pack needs; move it up."
        case .tooMany(let limit):
            "The folder holds more than \(limit) files, so it is hardly an agency pack; give the folder that holds agency.yaml."
        case .tooLarge(let path, let limit):
            "\(quoted(path)) is larger than \(limit >> 20) MB, the most a pack takes of one file; shorten it."
        case .tooLargeInAll(let limit):
            "The files are larger than \(limit >> 20) MB together, the most a pack may have; take out what does not belong to it."
        }
    }
}
