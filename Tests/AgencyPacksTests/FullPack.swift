/// A small office that judges by conditions: an interview, a program, a checklist made from answers, and a workflow that
/// looks at its form. Without a single problem; tests change one piece of it at a time.
enum FullPack {
    static let interview = """
        interview: loss
        title: What happened
        questions:
          day: {ask: When was the loss?, label: Day of the loss, type: date, minimum: 2015-01-01, maximum: 2099-12-31}
          noticed: {ask: When did you see it?, label: Day you saw it, type: date}
          cause:
            ask: What did it?
            label: Cause
            type: choice
            choices: {flood: Flood, frost: Frost}
          acres: {ask: How many acres?, label: Acres, type: integer, minimum: 0, when: cause == 'frost'}
        consistent:
          - {that: noticed >= day, otherwise: You cannot see a loss before it happens.}
        """

    static let relief = """
        program: relief
        title: Relief
        summary: For people who lost a crop.
        opens: permit
        fills: {acreage: acres * 2, kind: "cause == 'frost' ? 'cold' : 'wet'"}
        versions:
          - in-force: 2025-01-17
            applies: {on: day, from: 2024-01-01}
            pays: Half of the loss.
            last-day: {day: "date(year(day) + 1, 3, 1)", cites: [Act 7], review-by: 2027-06-30}
            rules:
              - id: cause
                that: cause in ['flood', 'frost']
                because: {holds: Floods count., fails: Only floods count., unsure: Tell us the cause.}
                cites: [Act 3]
                review-by: 2027-06-30
              - {id: size, that: acres >= 5, because: At least five acres., cites: Act 4}
            forms: [AD-2047]
            evidence: [A photo of the field.]
            warnings: [Come early.]
        """

    static let permit = """
        case-type: permit
        title: Permit
        prefix: PER
        version: 1
        queue: counter
        fields:
          day: {label: Day, type: date, maximum: 2099-12-31}
          acreage: {label: Acreage, type: integer}
          kind: {label: Kind, type: choice, choices: {cold: Cold, wet: Wet}}
          start: {label: Start, type: date}
          workers: {label: Workers, type: integer}
          heads: {label: Heads, type: rows, columns: {count: {label: Count, type: integer}}}
        checklists: [steps]
        workflow:
          initial: intake
          states:
            intake: {title: Intake, due: 3 days}
            review: {title: Review, due: 10 business days}
            done: {title: Done, final: true}
          transitions:
            submit: {title: Submit, from: intake, to: review, guard: [{when: day <= today, otherwise: The day lies ahead.}]}
            grant:
              title: Grant
              from: review
              to:
                - {state: done, when: "acreage > 0 && heads.exists(h, h.count > 0)"}
                - {state: intake, when: "state == 'review' && acreage < 9"}
                - {state: same}
              restarts: due
            withdraw: {title: Withdraw, from: review, to: done}
        """

    static let steps = """
        checklist: steps
        title: Steps
        questions:
          start: {ask: When do you start?, label: Start, type: date}
          workers: {ask: How many workers?, label: Workers, type: integer}
        anchor: start
        items:
          - id: order
            text: Send the order.
            due: {from: 75 days before, to: 60 days before, shift: previous}
            fee: {amount: 0}
            cites: [Act 1]
          - id: petition
            text: Send the petition.
            when: workers > 0
            due: {to: 3 business days after}
            fee: {amount: 100 + 10 * workers, at-most: 1000, note: Per worker.}
            cites: [Act 2]
          - id: bond
            text: Put up the bond.
            due: {day: "start - days(30)", shift: next}
            fee: {kind: bond, table: [{when: workers < 25, amount: 5000}, {amount: 75000}]}
            cites: [Act 3]
            in-force: 2025-01-17
          - id: report
            text: Send the report.
            due: {on: 03-01, year-after: start, shift: next}
            cites: [Act 4]
        """

    static let files = [
        "agency.yaml": SmallPack.agency, "interview.yaml": interview, "programs/relief.yaml": relief,
        "case-types/permit.yaml": permit, "checklists/steps.yaml": steps,
    ]
}
