/// The answers worth trying to each question, and whether they are enough: whether conditions that some answers make true
/// are made true by these.
///
/// Answers with an order are cut into classes at the places where an atom changes. With several questions in an atom, the
/// places move with the other answers, so candidates are carried from question to question until nothing new comes up.
/// Why that is enough: within fixed truths of all atoms each question is bounded by a value of its own or by a one-way
/// function of another question, and such systems, where they can be met, have a greatest solution that consists of such
/// bounds. It holds where every cycle of bounds can be turned to point one way (`Bindings`).
struct Candidates {
    /// Per question; empty for questions that were not asked about.
    var lists: [[Candidate]]
    /// Per question with an order: positions at which a class begins, besides the first.
    var starts: [Set<Int>]
    /// A phrase on why the candidates may not be enough; nil when they are.
    var doubt: String?
    /// Questions whose classes are not all known.
    var doubtful: Set<Int> = []
}
