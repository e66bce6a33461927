import Casework

/// What stands at the end of every sheet: what happens next, how to appeal, whom to call, where to sign.
struct SheetClosing {
    let agency: Agency
    let language: SheetLanguage
    let ledger: LedgerStamp?

    private var words: SheetWords { language.words }

    var blocks: [Block] {
        var blocks: [Block] = []
        for (key, heading) in [("next", words.next), ("appeal", words.appeal)] {
            guard let paragraph = agency.sheet.paragraphs[key] else { continue }
            blocks += [.heading(level: 2, heading), language.paragraph(paragraph)]
        }
        blocks += [.heading(level: 2, words.questions), .facts(contact)]
        if !taglines.isEmpty { blocks.append(.list(taglines)) }
        if let rights = agency.sheet.paragraphs["nondiscrimination"] {
            blocks += [.heading(level: 2, words.rights), language.paragraph(rights)]
        }
        return blocks + signing + held
    }

    private var contact: [Fact] {
        var facts = [language.fact(words.office, agency.title)]
        if let address = agency.sheet.address { facts[0].value += ", \(address)" }
        if let helpLine = agency.sheet.helpLine { facts.append(Fact(words.helpLine, helpLine)) }
        if let website = agency.sheet.website { facts.append(Fact(words.website, website)) }
        return facts
    }

    /// The offer of help in every language there is, for the one who was handed the wrong sheet.
    private var taglines: [ListLine] {
        guard let tagline = agency.sheet.paragraphs["tagline"] else { return [] }
        let languages = agency.languages + tagline.byLanguage.keys.filter { !agency.languages.contains($0) }.sorted()
        return languages.compactMap { language in tagline.byLanguage[language].map { ListLine($0, language: language) } }
    }

    private var signing: [Block] {
        [
            .heading(level: 2, words.signing),
            .signatures(
                statement: words.signingMeans,
                [
                    SignatureLine(label: words.signature, dateLabel: words.date),
                    SignatureLine(label: words.representative, dateLabel: words.date),
                ]),
            .box(title: words.officeOnly, blanks: words.officeBlanks),
        ]
    }

    /// For the office rather than for the reader, so it comes last.
    private var held: [Block] {
        guard let ledger else { return [] }
        let told = words.heldInLedger.filled(NumberWords.grouped(ledger.size), NumberWords.inFours(ledger.root))
        return [.facts([Fact(words.ledger, told)]), .paragraph(Paragraph(words.ledgerMeans))]
    }
}
