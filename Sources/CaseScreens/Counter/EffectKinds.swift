extension Effect {
    /// The name of its case: two questions of one topic are about the same thing.
    var topic: String { String(String(describing: self).prefix { $0 != "(" }) }

    /// Only reads, so that a newer one makes an older one pointless.
    var isQuestion: Bool {
        switch self {
        case .loadDesk, .loadVisits, .search, .resembling, .findDuplicates, .compare, .loadCanonical, .list, .loadConstituent, .loadCase,
            .loadForms,
            .loadStaff, .previewPaper, .wouldChange, .showWorkflow, .readPack, .previewPack,
            .rehearsePack,
            .loadPrinters, .loadPrintLater, .listThemes:
            true
        default: false
        }
    }
}
