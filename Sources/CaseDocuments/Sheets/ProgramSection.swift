import Casework

/// One program on the sheet of an interview's result.
struct ProgramSection {
    let assessment: Assessment
    let names: AnswerNames
    let wouldChange: [String]
    /// The day of printing, which review dates are held against.
    let day: CivilDate
    private let own: ProgramWords

    init(assessment: Assessment, names: AnswerNames, wouldChange: [String], on day: CivilDate) {
        self.assessment = assessment
        self.names = names
        self.wouldChange = wouldChange
        self.day = day
        own = ProgramWords.words(for: names.language.document)
    }

    private var speaking: SheetLanguage { names.language }
    private var words: SheetWords { speaking.words }

    /// Nobody is sent for papers of a program that does not fit.
    var blocks: [Block] {
        let title = speaking.phrase(assessment.program.title)
        var blocks: [Block] = [.heading(level: 3, title.text, language: title.language)]
        let isOpen = assessment.verdict != .doesNotFit
        if isOpen, let summary = assessment.program.summary { blocks.append(speaking.paragraph(summary)) }
        blocks.append(.facts(facts(isOpen: isOpen)))
        if let lastDayCaution { blocks.append(.paragraph(Paragraph(lastDayCaution, style: .notice))) }
        blocks.append(.findings(assessment.findings.map(finding)))
        if isOpen { blocks += warnings + evidence }
        if !wouldChange.isEmpty {
            blocks += [.heading(level: 4, own.would), .list(wouldChange.map { ListLine($0) })]
        }
        return blocks
    }

    private func facts(isOpen: Bool) -> [Fact] {
        var facts = [Fact(own.result, own.verdict(assessment.verdict))]
        if let reason = LastDayReason(assessment: assessment, names: names).sentence { facts.append(Fact(own.lastDay, reason)) }
        guard let version = assessment.version else { return facts }
        facts.insert(Fact(own.rulesSince, DateWords.long(version.inForce, in: speaking.document)), at: 1)
        guard isOpen else { return facts }
        if let pays = version.pays { facts.append(speaking.fact(own.pays, pays)) }
        if !version.forms.isEmpty {
            facts.append(Fact(version.forms.count == 1 ? words.form : words.forms, version.forms.joined(separator: ", ")))
        }
        return facts
    }

    private var lastDayCaution: String? {
        guard assessment.lastDay != nil, let rule = assessment.version?.lastDay else { return nil }
        return RuleCaution.text(reviewBy: rule.reviewBy, on: day, in: speaking).map { "\(own.lastDay): \($0)" }
    }

    private func finding(_ finding: RuleFinding) -> Finding {
        let sentence = FindingSentence(finding: finding, of: assessment, names: names)
        let phrase = sentence.phrase
        // Its caution stands with the day itself.
        let isLastDay = if case .inTime = finding.subject { true } else { false }
        let standing: Finding.Standing =
            switch finding.holds {
            case true?: .holds
            case false?: .fails
            case nil: .unknown
            }
        return Finding(
            standing, word: sentence.word, text: phrase.text, language: phrase.language, facts: sources(of: finding),
            caution: isLastDay ? nil : sentence.caution(on: day))
    }

    /// Since when they are law is said once for the program.
    private func sources(of finding: RuleFinding) -> [Fact] {
        guard !finding.cites.isEmpty else { return [] }
        return [Fact(finding.cites.count == 1 ? words.rule : words.rules, finding.cites.joined(separator: "; "))]
    }

    private var warnings: [Block] {
        let warnings = assessment.version?.warnings ?? []
        return warnings.map { warning in
            let phrase = speaking.phrase(warning)
            return .paragraph(Paragraph("\(own.warning): \(phrase.text)", style: .notice, language: phrase.language))
        }
    }

    private var evidence: [Block] {
        guard let evidence = assessment.version?.evidence, !evidence.isEmpty else { return [] }
        let items = evidence.map { piece in
            let phrase = speaking.phrase(piece)
            return CheckItem(isDone: false, title: phrase.text, titleLanguage: phrase.language)
        }
        return [.heading(level: 4, own.bring), .items(items)]
    }
}
