public import Casework

/// What an interview came to, for the kitchen table: each program with its verdict, the reason for it rule by rule, the
/// last day to file and what to bring.
///
/// It tells what somebody answered and belongs to nobody's case yet; a name stands on it only where one is given.
public struct ProgramsSheet: Sendable {
    public var agency: Agency
    public var interview: Interview
    public var course: InterviewCourse
    /// What would make a program fit, in lines of the sheet's language, by program.
    public var wouldChange: [String: [String]]
    public var language: String
    /// Only the day is printed.
    public var printedOn: Moment
    public var mode: ChecklistSheet.Mode
    public var constituentName: String?

    public init(
        agency: Agency, interview: Interview, course: InterviewCourse, wouldChange: [String: [String]] = [:], language: String,
        printedOn: Moment, mode: ChecklistSheet.Mode, constituentName: String? = nil
    ) {
        self.agency = agency
        self.interview = interview
        self.course = course
        self.wouldChange = wouldChange
        self.language = language
        self.printedOn = printedOn
        self.mode = mode
        self.constituentName = constituentName
    }

    public var document: Document {
        let speaking = speaking
        let title = speaking.phrase(interview.title)
        return Document(
            title: title.text, titleLanguage: title.language, language: speaking.document, issuer: speaking.text(agency.title),
            marks: marks, watermark: mode == .training ? SheetWords.trainingMark : nil,
            blocks: opening + programs + yourAnswers + SheetClosing(agency: agency, language: speaking, ledger: nil).blocks,
            footer: Document.Footer(form: interview.id, edition: DateWords.long(printedOn.date, in: speaking.document)),
            printedOn: printedOn.date.description, words: words.page)
    }

    private var speaking: SheetLanguage { SheetLanguage(language, title: interview.title) }
    private var words: SheetWords { speaking.words }
    private var own: ProgramWords { ProgramWords.words(for: speaking.document) }

    private var names: AnswerNames {
        AnswerNames(language: speaking, questions: interview.questions, answers: course.answers)
    }

    private var marks: [String] {
        (mode == .training ? [words.training] : []) + (agency.sheet.paragraphs["sample"] != nil ? [words.sample] : [])
    }

    private var opening: [Block] {
        let speaking = speaking
        var blocks: [Block] = []
        if let notice = speaking.notice { blocks.append(.paragraph(Paragraph(notice, style: .notice, language: "en"))) }
        if let sample = agency.sheet.paragraphs["sample"] { blocks.append(speaking.paragraph(sample, style: .notice)) }
        var facts: [Fact] = []
        if let name = constituentName, !name.isEmpty { facts.append(Fact(words.name, name)) }
        facts.append(Fact(words.printed, DateWords.full(printedOn.date, in: speaking.document)))
        blocks += [.facts(facts), .paragraph(Paragraph(own.meaning))]
        guard !course.contradictions.isEmpty else { return blocks }
        let wrong = course.contradictions.map { rule in
            let phrase = speaking.phrase(rule.otherwise)
            return ListLine(phrase.text, language: phrase.language)
        }
        return blocks + [.paragraph(Paragraph(own.contradiction, style: .notice)), .list(wrong)]
    }

    /// Programs that fit come first, for that is what people came for; those that do not come last.
    private var programs: [Block] {
        let order: [Verdict] = [.fits, .cannotTell, .doesNotFit]
        let names = names
        return order.flatMap { verdict -> [Block] in
            let found = course.assessments.filter { $0.verdict == verdict }
            // That none fits is news; that none fails is not.
            if found.isEmpty {
                return verdict == .fits
                    ? [.heading(level: 2, own.heading(verdict)), .paragraph(Paragraph(own.noPrograms))] : []
            }
            return [.heading(level: 2, own.heading(verdict))]
                + found.flatMap { assessment in
                    ProgramSection(
                        assessment: assessment, names: names, wouldChange: wouldChange[assessment.id] ?? [], on: printedOn.date
                    ).blocks
                }
        }
    }

    private var yourAnswers: [Block] {
        let answered = interview.questions.filter { course.answers[$0.id] != nil }
        return answered.isEmpty ? [] : [.heading(level: 2, words.yourAnswers), .facts(names.facts(of: answered))]
    }
}
