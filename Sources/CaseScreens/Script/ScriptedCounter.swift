import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

/// A counter without a terminal: keys come from a script, and what the counter asks for is done at once, in order.
public struct ScriptedCounter {
    public private(set) var counter: Counter
    /// Keys pressed so far; characters typed into fields are left out.
    public private(set) var keysPressed = 0

    private let performer: Performer
    private let keys: CounterKeys
    private var marker: UInt64

    /// Answers asked for by answers, without a key between: more means that two screens keep asking each other.
    private static let mostAnswers = 10_000

    public init(performer: Performer, keys: CounterKeys = CounterKeys(), size: Size) {
        self.performer = performer
        self.keys = keys
        counter = Counter(size: size)
        marker = (try? performer.office.store.changeMarker()) ?? 0
        send(.start)
    }

    /// The picture now.
    public var canvas: Canvas { counter.draw(context) }

    private var context: CounterContext {
        let office = performer.office
        return CounterContext(agency: office.agency, mode: office.mode, me: office.me, now: office.now, keys: keys)
    }

    /// Runs a script to its end or to the first line that fails.
    ///
    /// - Parameter save: gets every screen that the script saves, under its name.
    public mutating func run(_ script: KeyScript, saving save: (_ name: String, _ screen: String) throws -> Void) throws {
        for line in script.lines {
            if counter.isQuitting, !Self.works(afterQuitting: line.instruction) {
                throw ScriptProblem(line: line.number, what: "the program was left before this line", screen: nil)
            }
            try run(line, saving: save)
        }
    }

    private mutating func run(_ line: KeyScript.Line, saving save: (String, String) throws -> Void) throws {
        func fail(_ what: String) -> ScriptProblem { ScriptProblem(line: line.number, what: what, screen: canvas.text) }
        switch line.instruction {
        case .key(let presses):
            keysPressed += presses.count
            for press in presses { send(.input(.key(press))) }
        case .type(let text): for character in text { send(.input(.key(.character(character)))) }
        case .paste(let text): send(.input(.paste(text)))
        case .screen(let name): try save(name, canvas.recorded)
        case .expect(let text):
            guard canvas.lines.contains(where: { $0.contains(text) }) else { throw fail("\u{201C}\(text)\u{201D} is not on the screen") }
        case .expectNot(let text):
            guard !canvas.lines.contains(where: { $0.contains(text) }) else { throw fail("\u{201C}\(text)\u{201D} is on the screen") }
        case .resize(let size): send(.input(.resize(columns: size.columns, rows: size.rows)))
        case .click(let point): send(.input(.mouse(column: point.column, row: point.row, kind: .press)))
        case .wait: send(.tick)
        case .countKeys(let most):
            guard keysPressed <= most else { throw fail("\(keysPressed) keys were pressed, and \(most) are the most it may cost") }
        case .hangUp:
            for form in counter.unsavedForms(context) { try performer.office.saveForm(form) }
            counter = Counter(size: counter.size)
            send(.start)
        }
    }

    private static func works(afterQuitting instruction: KeyScript.Instruction) -> Bool {
        switch instruction {
        case .countKeys, .wait: true
        default: false
        }
    }

    /// Gives the counter a message, and then all that comes of it. What it committed itself becomes visible to it as
    /// everybody else's commits do.
    private mutating func send(_ message: CounterMessage) {
        var requests = counter.update(message, context)
        var done = 0
        while done < Self.mostAnswers {
            while !requests.isEmpty, done < Self.mostAnswers {
                let request = requests.removeFirst()
                requests += counter.update(.answer(request.number, performer.perform(request.effect)), context)
                done += 1
            }
            guard let now = try? performer.office.store.changeMarker(), now != marker else { return }
            marker = now
            requests = counter.update(.storeChanged, context)
        }
    }
}

extension Canvas {
    /// What stands on the screen, below it the letters of the roles it is drawn in, and where the cursor is: what golden
    /// screens hold.
    public var recorded: String {
        let rule = String(repeating: "-", count: size.columns)
        let place = cursor.map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
        return (lines + [rule] + roleLines + [rule, place]).map(\.withoutTrailingBlanks).joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate var withoutTrailingBlanks: String {
        var slice = self[...]
        while slice.last == " " { slice.removeLast() }
        return String(slice)
    }
}
