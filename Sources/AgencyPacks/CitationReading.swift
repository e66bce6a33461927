import Casework

extension YAMLMapping {
    /// Where a rule or an amount comes from; without it nobody could look it up, so it is an error.
    ///
    /// - Parameter subject: what needs it, as the beginning of a sentence; nil where it may be left out.
    func citations(neededFor subject: String?) -> [String] {
        guard let value = self["cites"] else {
            if let subject { refuseUncited(subject) }
            return []
        }
        guard let values = value.oneOrMore() else { return [] }
        if values.isEmpty, let subject { refuseUncited(subject) }
        return values.compactMap { $0.text() }
    }

    private func refuseUncited(_ subject: String) {
        value.error(
            .noCitation, "\(subject) needs the law or rule it comes from, so that it can be looked up; add \"cites\".",
            at: place(of: "cites"))
    }
}

extension YAMLValue {
    /// The day by which somebody has to look at a rule again.
    func reviewDate(_ today: CivilDate?) -> CivilDate? {
        guard let date = date() else { return nil }
        if let today, date < today {
            warning(
                .reviewOverdue,
                "This rule was to be looked at again by \(date) and prints with a mark; look it up and set a new date.")
        }
        return date
    }
}
