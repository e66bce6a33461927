/// Why something may not be done now. Facts only; `Wording` makes sentences of them.
public enum Refusal: Error, Hashable, Sendable {
    /// None of these roles is held.
    case roleRequired([String])
    case unknownCaseType(String, known: [String])
    case unknownTransition(String, known: [String])
    case unknownField(String, known: [String])
    case unknownItem(String, known: [String])
    case unknownRole(String, known: [String])
    case unknownStaff(String, known: [String])
    case unknownQueue(String, known: [String])
    /// The transition does not leave the state the case is in.
    case notFromHere(transition: String, state: String, from: [String])
    case fieldsMissing([String])
    case invalidField(String, FieldProblem)
    case itemsOpen([String])
    case reasonRequired
    /// Four eyes: the same person took `transition` before.
    case alreadyDoneBySameHand(transition: String)
    case tooLate(since: CivilDate, term: Term)
    /// A guard of the transition does not hold; counted from 0.
    case guardFails(transition: String, index: Int)
    /// A guard or a destination cannot be worked out; a phrase says why.
    case conditionFailed(transition: String, why: String)
    /// A guard or a destination depends on places outside the form's fields that nobody has filled in, by their names.
    case conditionWaits(transition: String, for: [String])
    /// Cases of this type come in by several ways, and nobody said which.
    case wayInRequired([String])
    /// No way of the transition fits the case.
    case noDestination(transition: String)
    /// The day lies in the future or after the day it is compared with.
    case dateInFuture(CivilDate)
    /// A promise or an absence cannot end before it begins.
    case dateOver(CivilDate)
    case entryWithdrawn
    case nothingToWithdraw
    case notYourStep(by: StaffID)
    /// Something later depends on the step.
    case stepDependedOn(kind: String, by: StaffID, at: Moment)
    case nothingChanges
    case alreadyThere
    case textRequired
    case textTooLong(limit: Int)
    case nameRequired
    case loginTaken(String)
    case onlyInTraining
    case notInLive
    /// The version of the case type that the case runs on is in no pack of this store.
    case unknownVersion(type: String, version: Int)
    /// The timer does not run on the case any more.
    case timerNotRunning(String)
    case caseClosed
    /// A migration would leave the case in a state that the new version does not have, or would close it.
    case noSuchStateThere(String)
    case wouldClose(state: String)
    case sampleAlreadyLoaded
    case sameConstituent
    /// The first is an alias already, and goes by the other's name.
    case mergedAlready(ConstituentID, into: ConstituentID)
    /// Nobody's alias, so there is nothing to separate.
    case notMerged(ConstituentID)
    /// Both belong to one person already.
    case oneAlready
    /// Somebody looked at the two before, and they were not the same.
    case saidToDiffer(by: StaffID, at: Moment)
    case noChecklist
    case noInterview
    case unknownProgram(String, known: [String])
    case unknownQuestion(String, known: [String])
    /// An answer of the interview or a checklist that its question does not take.
    case invalidAnswer(question: String, FieldProblem)
    /// The office takes no applications for the program.
    case programOpensNothing(String)
    /// Answers do not agree among themselves; the rule of the interview, counted from 0.
    case contradiction(index: Int)
}

extension Refusal {
    /// Whether a condition of the pack says so.
    var isOfCondition: Bool {
        switch self {
        case .guardFails, .conditionFailed, .conditionWaits, .noDestination: true
        default: false
        }
    }
}

/// What is wrong with the value of a field.
public enum FieldProblem: Hashable, Sendable {
    case wrongKind(Field.Kind)
    case belowMinimum(Int)
    case aboveMaximum(Int)
    case tooLong(limit: Int)
    case notAChoice(known: [String])
    case notADate
    case badPattern(Field.Pattern)
    case tooFewRows(Int)
    case unknownColumn(String)
    /// The problem lies in a row, counted from 1.
    indirect case inRow(Int, column: String, FieldProblem)
    case blankColumn
    /// Nothing was answered; "don't know" is an answer of its own.
    case blankAnswer
    case controlCharacters
}
