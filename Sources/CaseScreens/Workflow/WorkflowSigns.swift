import CaseOperations

extension WorkflowScreen {
    /// The signs of the picture, those of a case's own way among them.
    public var signs: [ScreenSign] {
        [
            ScreenSign(sign: "\u{25CF}", meaning: "cases begin here"),
            ScreenSign(sign: "\u{2554}\u{2550}\u{2557}", meaning: "cases end here"),
            ScreenSign(sign: "\u{25B6}", meaning: "the case stands here"),
            ScreenSign(sign: "\u{2713} \u{2503}", meaning: "the case has been here, and came this way"),
            ScreenSign(sign: "\u{250A}", meaning: "a way back"),
            ScreenSign(sign: "\u{2191}", meaning: "a way back to a box farther up; its name stands beside the sign"),
            ScreenSign(sign: "\u{2193}", meaning: "a way on to a box farther down; its name stands beside the sign"),
            ScreenSign(sign: "\u{21BB}", meaning: "can be done here, and the case stays"),
            ScreenSign(sign: "3 here, 1 late", meaning: "three open cases stand here, and one of them is past its day"),
            ScreenSign(
                sign: "median 4, 90 % within 9",
                meaning: "half of the cases left within 4 days, nine of ten within 9, counted as the time that is allowed and stands below"),
            ScreenSign(sign: "slow", meaning: "nine of ten need longer than is allowed"),
        ]
    }
}
