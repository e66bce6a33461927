/// Everything a person can ask for, in one list: keys, hints, help, palette, docs and man page derive from it.
public enum Command: String, CaseIterable, Sendable, Hashable {
    // Everywhere
    case help, palette, find, visit, hideNames = "hide-names", back, quit
    case goDesk = "go-desk", goFind = "go-find", goQueue = "go-queue", goForms = "go-forms", goPrintLater = "go-print-later"
    case goDuplicates = "go-duplicates", goInterview = "go-interview", goChecklists = "go-checklists"
    case goWorkflow = "go-workflow", goPublish = "go-publish"
    case theme, refresh
    // Lists
    case open, mark, assign, takeNext = "take-next"
    // A constituent
    case newConstituent = "new-constituent", newCase = "new-case", editConstituent = "edit-constituent", relate
    case filter, sameAs = "same-as", separate, interview
    // An interview, and a checklist made from answers
    case dontKnow = "dont-know", takeBack = "take-back"
    // Two that may be one
    case merge, notTheSame = "not-the-same", openFirst = "open-first", openSecond = "open-second", nextPair = "next-pair"
    case undoMerge = "undo-merge"
    // A case
    case move, tick, tickWithEvidence = "tick-with-evidence", showAll = "show-all", editForm = "edit-form", note, contact, print, undo,
        rehome, showConstituent = "show-constituent"
    case dueBecause = "due-because", showWorkflow = "show-workflow"
    // A form
    case save, addRow = "add-row", removeRow = "remove-row", startAfresh = "start-afresh"
    case openSame = "open-same"
    // A sheet
    case printElsewhere = "print-elsewhere", sheetLanguage = "sheet-language", otherSheet = "other-sheet"
    case plainSheet = "plain-sheet"
    // A new pack
    case otherFolder = "other-folder", rehearse, publish
    // The picture of a workflow
    case boxAbove = "box-above", boxBelow = "box-below", boxLeft = "box-left", boxRight = "box-right"
    case nextBox = "next-box", boxBefore = "box-before", firstBox = "first-box", lastBox = "last-box"

    public enum Group: String, CaseIterable, Sendable {
        case everywhere = "Everywhere", goTo = "Go to", lists = "Lists", constituent = "A constituent"
        case anInterview = "An interview"
        case duplicates = "Same person twice", aCase = "A case"
        case aForm = "A form", aSheet = "A sheet"
        case aPack = "A new pack"
        case aPicture = "The picture of a workflow"

        /// Whether help shows every key of its commands, and not the first alone: moving is a habit of the hand.
        var showsEveryKey: Bool { self == .aPicture }
    }
}

extension Command {
    /// The name in hints, help and palette.
    public var title: String { facts.title }
    public var summary: String { facts.summary }
    public var group: Group { facts.group }
    /// Rows of keys, the one to show first.
    public var defaultKeys: [String] { facts.keys }

    private struct Facts {
        let title: String
        let summary: String
        let group: Group
        let keys: [String]
    }

    private var facts: Facts {
        func facts(_ title: String, _ group: Group, _ keys: [String], _ summary: String) -> Facts {
            Facts(title: title, summary: summary, group: group, keys: keys)
        }
        return switch self {
        case .help: facts("keys", .everywhere, ["?", "f1"], "Show every key that works here.")
        case .palette: facts("do\u{2026}", .everywhere, [":"], "Do anything by its name.")
        case .find: facts("find", .everywhere, ["/"], "Find a person by name, phone, birth date or case number.")
        case .visit: facts("visit", .everywhere, ["v"], "Start, hold, take up again or end serving somebody.")
        case .hideNames: facts("hide names", .everywhere, ["z"], "Hide every name until pressed again.")
        case .back: facts("back", .everywhere, ["esc", "f3", "f12"], "Go back one screen.")
        case .quit: facts("quit", .everywhere, ["q", "ctrl-c"], "Leave Caseload. Half-filled forms are kept.")
        case .goDesk: facts("desk", .goTo, ["g d"], "Your cases, the queues and today.")
        case .goFind: facts("find", .goTo, ["g f"], "Find a person.")
        case .goQueue: facts("queue\u{2026}", .goTo, ["g q"], "The cases in one queue.")
        case .goForms: facts("half-filled forms", .goTo, ["g h"], "Forms you began and did not save.")
        case .goPrintLater: facts("print later", .goTo, ["g p"], "Sheets waiting to be printed.")
        case .goDuplicates: facts("same person twice", .goTo, ["g s"], "Find duplicates: entered twice.")
        case .goInterview: facts("interview", .goTo, ["g i"], "Ask what tells which programs fit, and why.")
        case .goChecklists: facts("checklists\u{2026}", .goTo, ["g l"], "Make a checklist from a few answers, without a case.")
        case .goWorkflow:
            facts("workflow\u{2026}", .goTo, ["g w"], "A case type's workflow as a picture: where cases stand and how long.")
        case .goPublish: facts("publish a pack\u{2026}", .goTo, ["g a"], "Check a new agency pack, see what it changes, and publish it.")
        case .theme: facts("theme\u{2026}", .everywhere, ["g t"], "Choose colours.")
        case .refresh: facts("refresh", .everywhere, ["ctrl-l"], "Read everything again.")
        case .open: facts("open", .lists, ["enter"], "Open what the cursor stands on.")
        case .mark: facts("mark", .lists, ["space"], "Mark or unmark a row; assign and print act on the marks.")
        case .assign: facts("assign", .lists, ["a"], "Give the marked cases, or this one, to somebody.")
        case .takeNext: facts("take next", .lists, ["t"], "Take the case that has waited longest in the queues.")
        case .newConstituent: facts("new person", .constituent, ["N", "f2"], "Enter somebody in the register.")
        case .newCase: facts("new case", .constituent, ["n"], "Open a case for this constituent.")
        case .editConstituent: facts("edit details", .constituent, ["e"], "Change name, address or telephone.")
        case .relate: facts("relate", .constituent, ["r"], "Say how two constituents belong together.")
        case .filter: facts("filter", .constituent, ["f"], "Show what happened with these words only; 1 to 6 choose a kind.")
        case .sameAs: facts("same as\u{2026}", .constituent, ["="], "Compare with somebody who may be the same person, to merge the two.")
        case .separate: facts("separate again", .constituent, ["u"], "Take back that somebody was made one with this person.")
        case .interview: facts("interview", .constituent, ["i"], "Ask this person what tells which programs fit, and why.")
        case .dontKnow: facts("don't know", .anInterview, ["ctrl-d", "f5"], "Note that they do not know, and go on.")
        case .takeBack: facts("take back", .anInterview, ["x", "delete"], "Take an answer back, as if it had not been asked for.")
        case .merge: facts("merge", .duplicates, ["m"], "Make the two one person; you choose whose details stay.")
        case .notTheSame: facts("not the same", .duplicates, ["x"], "Remember that these are two people.")
        case .openFirst: facts("open first", .duplicates, ["1"], "Open the one on the left.")
        case .openSecond: facts("open second", .duplicates, ["2"], "Open the one on the right.")
        case .nextPair: facts("next pair", .duplicates, ["tab", "n"], "Go on to the next two.")
        case .undoMerge: facts("separate again", .duplicates, ["u"], "Take back the last merge made here.")
        case .move: facts("move", .aCase, ["m"], "List every next step, and take one.")
        case .tick: facts("tick", .aCase, ["space"], "Tick an item of the checklist, or take the tick back.")
        case .tickWithEvidence: facts("tick, noting", .aCase, ["E"], "Tick an item, and note what was brought or seen.")
        case .showAll: facts("all items", .aCase, ["A"], "Show items that do not apply too, with the reason; or hide them.")
        case .editForm: facts("edit form", .aCase, ["e"], "Change what the form says.")
        case .note: facts("note", .aCase, ["o"], "Write a note.")
        case .contact: facts("contact", .aCase, ["c"], "Record a call, visit or letter, and promise a call back.")
        case .print: facts("print", .aCase, ["p"], "See the checklist as it will print, and print it.")
        case .undo: facts("undo", .aCase, ["u"], "Withdraw your own last step.")
        case .rehome: facts("rehome", .aCase, ["R"], "Move the case to the constituent it belongs to.")
        case .save: facts("save", .aForm, ["ctrl-s"], "Save the form as it stands.")
        case .addRow: facts("add row", .aForm, ["ctrl-n"], "Add a row to the table the cursor stands in.")
        case .removeRow: facts("remove row", .aForm, ["ctrl-d"], "Remove the row the cursor stands on.")
        case .startAfresh: facts("begin afresh", .aForm, ["ctrl-x"], "Throw away what was typed and begin afresh.")
        case .openSame:
            facts("open them", .aForm, ["f4", "ctrl-o"], "Open who is in the register already; the form is kept half filled in.")
        case .printElsewhere: facts("elsewhere", .aSheet, ["o"], "Print on another printer, into a file, or later.")
        case .sheetLanguage: facts("language", .aSheet, ["l"], "The same sheet in the next language.")
        case .otherSheet: facts("other sheet", .aSheet, ["s"], "Choose among the sheets of this case.")
        case .plainSheet: facts("plain letters", .aSheet, ["a"], "For a printer that knows ASCII only, or back again.")
        case .showConstituent: facts("person", .aCase, ["w"], "Show the constituent of this case.")
        case .dueBecause: facts("due because", .aCase, ["d"], "Say why the day is what it is, and how long others really take here.")
        case .showWorkflow: facts("workflow", .aCase, ["W"], "Show the workflow as a picture, with the way this case has come.")
        case .otherFolder: facts("other folder", .aPack, ["f"], "Name the folder of another pack.")
        case .rehearse: facts("rehearse", .aPack, ["r"], "Run last year's cases through the new rules.")
        case .publish: facts("publish", .aPack, ["p"], "Put the pack into force, after one more question.")
        case .boxAbove: facts("box above", .aPicture, ["up", "k"], "Go to the nearest box above.")
        case .boxBelow: facts("box below", .aPicture, ["down", "j"], "Go to the nearest box below.")
        case .boxLeft: facts("box to the left", .aPicture, ["left", "h"], "Go to the box on the left.")
        case .boxRight: facts("box to the right", .aPicture, ["right", "l"], "Go to the box on the right.")
        case .nextBox: facts("next box", .aPicture, ["tab"], "Go through all the boxes, from the top and from the left.")
        case .boxBefore: facts("box before", .aPicture, ["backtab"], "Go through all the boxes the other way.")
        case .firstBox: facts("first box", .aPicture, ["home"], "Go to the box at the top.")
        case .lastBox: facts("last box", .aPicture, ["end", "G"], "Go to the box at the bottom.")
        }
    }
}
