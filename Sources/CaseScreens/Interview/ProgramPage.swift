import CaseOperations
import Casework
import TextCanvas

extension ProgramScreen {
    /// The page of a program, the verdict first, then why, and then what to do about it.
    func lines(width: Int, _ context: ScreenContext) -> [[Span]] {
        guard let assessment else { return [[Span("This office has the program no more.", .muted)]] }
        let wording = ProgramWording(agency: context.agency)
        let page = PageLines(width: width)
        let program = assessment.program
        var lines = page.said(program.title.plain, .title)
        if let summary = program.summary?.plain { lines += page.said(summary, .muted) }
        let verdict = wording.verdict(assessment.verdict)
        lines += [[], [Span("\(VerdictSign.text(assessment.verdict)) \(verdict.uppercased())", VerdictSign.role(assessment.verdict))]]
        if let pays = assessment.version?.pays?.plain { lines += page.said(pays) }
        if assessment.verdict != .fits { lines += page.heading("WHAT WOULD CHANGE IT") + wouldChange(program, page, wording) }
        if let day = wording.lastDay(assessment, in: interview.course) { lines += page.heading("LAST DAY TO FILE") + page.said(day) }
        lines += rules(assessment, page, wording)
        guard let version = assessment.version else { return lines }
        if !version.warnings.isEmpty {
            lines += page.heading("MIND") + version.warnings.flatMap { page.item("!", $0.plain, .warning) }
        }
        if !version.evidence.isEmpty {
            lines += page.heading("BRING") + version.evidence.flatMap { page.item("\u{00B7}", $0.plain) }
        }
        if !version.forms.isEmpty { lines += page.heading("FORMS") + page.said(version.forms.joined(separator: ", ")) }
        return lines
    }

    private func rules(_ assessment: Assessment, _ page: PageLines, _ wording: ProgramWording) -> [[Span]] {
        let since = assessment.version.map { "as of \(DateWording.long($0.inForce))" } ?? ""
        var lines = page.heading("RULES", since)
        for finding in assessment.findings {
            lines += page.item(VerdictSign.span(finding.holds), wording.sentence(finding, in: interview.course))
            let cites = finding.cites.joined(separator: "; ")
            if !cites.isEmpty { lines += page.item(" ", cites, .muted) }
            if let caution = wording.caution(finding, in: interview.course) { lines += page.item(" ", caution, .warning) }
        }
        return lines
    }

    private func wouldChange(_ program: Program, _ page: PageLines, _ wording: ProgramWording) -> [[Span]] {
        guard let change else { return page.said("Working it out\u{2026}", .muted) }
        return wording.lines(change, for: program, in: interview.course).flatMap { page.said($0) }
    }
}

/// Lines of a page of a width.
struct PageLines {
    let width: Int

    func said(_ text: String, _ role: TextCanvas.Role = .text) -> [[Span]] { text.wrapped(to: max(10, width)).map { [Span($0, role)] } }

    func heading(_ title: String, _ rest: String = "") -> [[Span]] {
        [[], [Span(title, .heading), Span(rest.isEmpty ? "" : "  \(rest)", .muted)]]
    }

    /// A sign, and the text indented behind it.
    func item(_ sign: Span, _ text: String, _ role: TextCanvas.Role = .text) -> [[Span]] {
        text.wrapped(to: max(10, width - 2)).enumerated().map { index, line in [index == 0 ? sign : Span("  "), Span(line, role)] }
    }

    func item(_ sign: String, _ text: String, _ role: TextCanvas.Role = .text) -> [[Span]] { item(Span("\(sign) ", role), text, role) }
}
