import CommonExpressions
import Testing

@Suite struct CheckTests {
    private let names: [String: ValueType] = [
        "loss_date": .date, "today": .date, "workers": .int, "amount": .double, "cause": .choice(["blizzard", "flood", "wildfire"]),
        "name": .string,
        "injured": .bool, "constituent.state": .string, "constituent.city": .string,
        "losses": .list(.record(["kind": .choice(["beef_adult", "ewe"]), "head": .int])),
    ]

    @Test(
        arguments: [
            ("loss_date <= today && workers < 25", .bool), ("amount > 100", .bool), ("amount * 2.0", .double), ("workers + 1", .int),
            ("cause in ['flood', 'wildfire']", .bool),
            ("loss_date + days(60)", .date), ("days_between(loss_date, today)", .int),
            ("losses.exists(l, l.kind == 'ewe' && l.head > 3)", .bool),
            ("losses.map(l, l.head)", .list(.int)), ("losses.filter(l, l.head > 1)[0].kind", .choice(["beef_adult", "ewe"])),
            ("injured ? 'a' : name", .string),
            ("constituent.state == 'TX'", .bool), ("known(loss_date) || has(constituent.state)", .bool), ("[1, 'a', 2.0]", .list(.dyn)),
            ("{'a': 1}.a", .int),
            ("{'a': 1, 'b': 'c'}", .map(.string, .dyn)), ("type(workers) == int", .bool), ("dyn(workers) + 'a'", .string),
            ("name + string(workers)", .string),
            ("workers == 25.0", .bool), ("name == null || true", .bool), ("[].all(x, x.y > 1)", .bool), ("size(losses) > 0", .bool),
            ("name.matches('^[A-Z]')", .bool),
            ("date(year(loss_date) + 1, 3, 1)", .date), ("-workers", .int), ("'flood' in [cause]", .bool), ("'key' in {'a': 1}", .bool),
            ("[1] + [2]", .list(.int)),
            ("cause < 'm'", .bool), ("true", .bool), ("null", .null), ("date", .dyn),
        ] as [(String, ValueType)])
    func typesAreFound(_ text: String, _ expected: ValueType) throws {
        let (type, problems) = try CommonExpression(parsing: text).check(Scope(names))
        #expect(type == expected)
        // Two of them are there for their type alone.
        if !text.hasPrefix("name == null"), text != "date" { #expect(problems.isEmpty, "\(problems.map(\.message))") }
    }

    @Test(arguments: [
        ("los_date <= today", 1, "Did you mean “loss_date”"), ("loss_date <= today &&\n  worker < 3", 3, "Did you mean “workers”"),
        ("xyzzy", 1, "no name “xyzzy”"),
        ("constituent.stat == 'TX'", 1, "Did you mean “constituent.state”"), ("losses.exists(l, l.haed > 1)", 18, "Did you mean “head”"),
        ("losses.exists(l, l.zzzzzz > 1)", 18, "There is: head and kind"), ("cause == 'blizard'", 10, "Did you mean “blizzard”"),
        ("'foold' == cause", 1, "Did you mean “flood”"), ("cause in ['flood', 'wildfires']", 20, "Did you mean “wildfire”"),
        ("cause != 'x'", 10, "There is: blizzard, flood and wildfire"),
        ("losses.exists(l, l.kind == 'cow')", 28, "There is: beef_adult and ewe"), ("name.startWith('A')", 1, "Did you mean “startsWith”"),
        ("yaer(loss_date)", 1, "Did you mean “year”"), ("exists(losses, true)", 1, "behind a list"),
        ("startsWith(name, 'A')", 1, "behind a dot"),
        ("workers.year()", 1, "year(x)"), ("workers + 1.0", 1, "double(x)"), ("workers < '25'", 1, "without quotes"),
        ("injured == 'true'", 1, "without quotes"),
        ("loss_date > '2026-01-01'", 1, "date(\"2026-06-02\")"), ("loss_date + 60", 1, "days(60)"),
        ("today - loss_date", 1, "days_between"), ("loss_date == null", 1, "known(loss_date)"),
        ("name && true", 1, "wants true or false"), ("!workers", 2, "wants true or false"), ("-injured", 1, "written !"),
        ("workers ? 1 : 2", 1, "wants true or false"),
        ("injured ? 1 : 'a'", 15, "Both values of ?:"), ("workers.all(x, true)", 1, "goes through a list"),
        ("losses.all(l, l.head)", 15, "wants true or false"),
        ("losses['a']", 8, "indexed by an int"), ("{'a': 1}[1]", 10, "keys of this map"), ("{1: 2}.a", 1, "has no member"),
        ("workers.a", 1, "has no members"),
        ("workers[0]", 1, "Only a list or a map"), ("workers in 5", 12, "comes a list or a map"), ("workers in ['a']", 1, "never in"),
        ("1 in {'a': 1}", 1, "never a key"),
        ("{1.5: 2}", 2, "Keys of a map"), ("losses < losses", 1, "neither more nor less"),
        ("size(workers)", 6, "a string, a list or a map"), ("year(name)", 6, "takes a date"),
        ("days('60')", 6, "takes an int"), ("name.contains(5)", 15, "takes a string"), ("date('2026-02-30') > today", 6, "is no day"),
        ("date(2026, 2, 30)", 6, "no day 2026-2-30"),
        ("name.matches('(')", 14, "not closed"), ("name.matches('(a)\\\\1')", 14, "back references"), ("int(null)", 5, "no null"),
        ("'a' + 1", 1, "string(x)"),
        ("name * 2", 1, "no meaning"), ("loss_date == workers", 1, "never equal"),
    ])
    func mistakesAreFoundWhereTheyStand(_ text: String, _ column: Int, _ part: String) throws {
        let problems = try CommonExpression(parsing: text).check(Scope(names)).problems
        let first = try #require(problems.first)
        #expect(problems.count == 1, "\(problems.map(\.message))")
        #expect(first.message.contains(part), "\(first.message)")
        #expect(first.position.column == column, "\(first.message)")
        #expect(first.message.hasSuffix(".") || first.message.hasSuffix("?"))
    }

    @Test func allMistakesAreSaid() throws {
        let all = try CommonExpression(parsing: "los_date < today && cause == 'fir' || workers + 'a' > 2 && nosuch(1)").check(Scope(names))
            .problems
        #expect(all.count == 4 && all.map(\.position.column) == [1, 30, 39, 60])
        #expect(all.map(\.kind) == [.undefinedName, .type, .type, .undefinedName])
    }

    @Test func aFieldNamedLikeATypeIsNoticed() throws {
        #expect(try problems("type == 'a'", ["type": .string]).count >= 1)
        #expect(try problems("date <= today", ["date": .date, "today": .date]).isEmpty)
    }

    @Test func messagesRepeatNothingHarmful() throws {
        let hostile = "cause == '\\u001b[2J\\u202e" + String(repeating: "x", count: 500) + "'"
        let message = try #require(try problems(hostile, names).first)
        #expect(
            message.count < 200
                && !message.unicodeScalars.contains {
                    $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
                })
        let long = try #require(try problems(String(repeating: "y", count: 5000)).first)
        #expect(long.count < 100)
        #expect(readingProblem("\u{1B}")?.message.contains("\u{1B}") == false)
    }

    @Test func valuesHaveTypes() {
        #expect(Value.list([.int(1), .double(2)]).valueType == .list(.dyn))
        #expect(Value.map([.string("a"): .list([])]).valueType == .map(.string, .list(.dyn)))
        #expect(Value.unfilled("a").valueType == .dyn && Value.days(1).valueType == .days)
    }
}
