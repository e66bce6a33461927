import CaseOperations
import Casework
import Interchange

/// What an interview came to, as JSON and as lines.
struct ProgramsAnswer {
    private let course: InterviewCourse
    private let session: Session
    private let wording: ProgramWording

    init(_ course: InterviewCourse, session: Session, language: String?) {
        self.course = course
        self.session = session
        wording = ProgramWording(agency: session.office.agency, language: language)
    }

    private func say(_ english: String, _ spanish: String) -> String { wording.language.hasPrefix("es") ? spanish : english }
    private func text(_ localized: LocalizedText) -> String { localized.text(in: wording.language) }

    var json: JSONValue {
        .object([
            ("programs", .list(course.assessments.map(program))),
            (
                "next_question",
                course.next.map { question in
                    .object([
                        ("id", .text(question.id)), ("ask", .text(text(question.ask))), ("type", .text(question.field.kind.rawValue)),
                        ("choices", .texts(question.field.choices.map(\.id))),
                    ])
                } ?? .null
            ),
        ])
    }

    private func program(_ assessment: Assessment) -> JSONValue {
        .object([
            ("id", .text(assessment.id)), ("title", .text(text(assessment.program.title))),
            ("verdict", .text(assessment.verdict.rawValue)),
            (
                "rules",
                .list(
                    assessment.findings.map { finding in
                        .object([
                            ("id", .text(finding.id)), ("holds", finding.holds.map { .yesNo($0) } ?? .null),
                            ("because", .text(wording.sentence(finding, in: course))), ("cites", .texts(finding.cites)),
                            ("waits_for", .texts(finding.missing.sorted())),
                        ])
                    })
            ),
            ("last_day", .date(assessment.lastDay?.date)), ("last_day_because", .optional(reason(assessment))),
            ("in_force", .date(assessment.version?.inForce)), ("forms", .texts(assessment.version?.forms ?? [])),
            ("evidence", .texts(assessment.version?.evidence.map(text) ?? [])),
            ("warnings", .texts(assessment.version?.warnings.map(text) ?? [])), ("opens", .optional(assessment.program.opens)),
            ("would_change", wouldChange(assessment)),
        ])
    }

    private func wouldChange(_ assessment: Assessment) -> JSONValue {
        guard assessment.verdict != .fits else { return .null }
        let change = course.wouldChange(assessment.id)
        var members: [(String, JSONValue)] = [
            ("lines", .texts(wording.lines(change, for: assessment.program, in: course)))
        ]
        if case .change(let changes, let isProved) = change {
            members.append(
                ("answers", .object(changes.map { ($0.question, JSONValue($0.to)) })))
            members.append(("proved", .yesNo(isProved)))
        }
        return .object(members)
    }

    private func reason(_ assessment: Assessment) -> String? {
        wording.lastDay(assessment, in: course)
    }

    /// Programs that fit first; of those that do not, one line each unless everything is wanted.
    func tell(everything: Bool) {
        let output = session.output
        for verdict in Verdict.allCases {
            let found = course.assessments.filter { $0.verdict == verdict }
            guard !found.isEmpty else { continue }
            output.line("\(wording.verdict(verdict).uppercased()) \(found.count)")
            for assessment in found {
                tell(assessment, inFull: everything || verdict != .doesNotFit)
            }
            output.line()
        }
        if let next = course.next {
            output.line("\(say("NEXT QUESTION", "SIGUIENTE PREGUNTA"))  \(text(next.ask))  (\(next.id))")
        } else {
            output.line(say("No further answer would change a verdict.", "Ninguna otra respuesta cambiaría el resultado."))
        }
        guard everything else { return }
        output.line()
        var table = Table([say("ANSWERS", "RESPUESTAS"), ""])
        for question in course.interview.questions {
            table.row(text(question.field.label), wording.answer(course.answers[question.id], to: question))
        }
        output.table(table)
    }

    private func tell(_ assessment: Assessment, inFull: Bool) {
        let output = session.output
        output.line("  \(text(assessment.program.title))")
        let findings = inFull ? assessment.findings : Array(assessment.findings.filter { $0.holds == false }.prefix(1))
        for finding in findings {
            let sign = finding.holds.map { $0 ? "\u{2713}" : "\u{2717}" } ?? "?"
            let cites = finding.cites.isEmpty ? "" : "  [\(finding.cites.joined(separator: "; "))]"
            output.line("    \(sign) \(wording.sentence(finding, in: course))\(cites)")
            if let caution = wording.caution(finding, in: course) { output.line("      (\(caution))") }
        }
        guard inFull else { return }
        if assessment.verdict != .doesNotFit, let reason = reason(assessment) {
            output.line("    \(say("Last day to file", "Último día para solicitar")): \(reason)")
        }
        if assessment.verdict == .fits, let version = assessment.version {
            if !version.forms.isEmpty { output.line("    \(say("Forms", "Formularios")): \(version.forms.joined(separator: ", "))") }
            for item in version.evidence { output.line("    \u{2610} \(text(item))") }
            for warning in version.warnings { output.line("    ! \(text(warning))") }
        } else {
            for line in wording.lines(course.wouldChange(assessment.id), for: assessment.program, in: course) {
                output.line("    \u{2192} \(line)")
            }
        }
    }
}
