/// A small office whose cases come in by several ways, whose days depend on the form, and in which things happen by themselves.
/// Without a single problem; tests change one piece of it at a time.
enum ClockPack {
    static let agency = """
        agency: office
        title: Office
        time-zone: America/Chicago
        languages: [en]
        queues:
          counter: {title: Counter, target: {after: 10 business days, from: received, pauses: true, law: 30 days, cites: [Act 1]}}
          late: {title: For a supervisor, target: 2 business days}
        """

    static let permit = """
        case-type: permit
        title: Permit
        prefix: PER
        version: 3
        queue: counter
        fields:
          day: {label: Day, type: date, required-to-open: true}
          score: {label: Score, type: integer, required-to-open: true}
          urgent: {label: Urgent, type: yes-no, required-to-open: true}
          visited: {label: Day of the visit, type: date, obtained-in: [review, waiting]}
        checklists: [papers]
        workflow:
          states:
            intake: {title: Intake, due: 3 days}
            review:
              title: Review
              due:
                - {when: urgent, after: 5 days, from: received, law: 10 days, cites: [Act 5]}
                - 10 business days
            waiting: {title: Waiting, waiting-on: constituent, due: {after: 30 days, from: ask}}
            settled: {title: Settled, final: true}
            left: {title: Left, final: true}
          transitions:
            walk_in: {title: At the counter, from: start, to: intake}
            online:
              title: By mail
              from: start
              to: [{state: review, when: urgent}, {state: intake}]
              requires: score
              guard: [{when: day <= today, otherwise: The day lies ahead.}]
            submit: {title: Submit, from: intake, to: review}
            ask: {title: Ask, from: review, to: waiting}
            answer: {title: Answer, from: waiting, to: review}
            settle: {title: Settle, from: review, to: {settled: score >= 5, left: score < 5}, requires: visited}
            take_up: {title: Take up again, from: waiting, to: review, roles: [system, supervisor]}
            note: {title: Note, from: any, to: same}
          timers:
            - {in: [review, intake], after: 10 business days, from: received, pauses: true, when: urgent, queue: late}
            - {id: nudge, in: waiting, after: 20 days, remind: constituent}
            - {in: waiting, after: 40 days, do: take_up}
            - {in: waiting, after: 25 days, from: visited, remind: owner}
            - {in: waiting, after: 30 days, from: opened, remind: owner}
        """

    static let papers = """
        checklist: papers
        title: Papers
        items:
          - id: proof
            text: Bring proof.
            obtained-in: waiting
        """

    static let files = ["agency.yaml": agency, "case-types/permit.yaml": permit, "checklists/papers.yaml": papers]
}
