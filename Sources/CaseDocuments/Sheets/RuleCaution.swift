import Casework

/// A rule that nobody vouches for any more must not be printed as if somebody did.
enum RuleCaution {
    /// Nil for a rule that is still within its review date.
    static func text(reviewBy: CivilDate?, on day: CivilDate, in language: SheetLanguage) -> String? {
        guard let reviewBy else { return language.words.neverReviewed }
        guard reviewBy < day else { return nil }
        return language.words.reviewPast.filled(DateWords.long(reviewBy, in: language.document))
    }
}
