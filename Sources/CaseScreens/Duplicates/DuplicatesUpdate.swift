import CaseOperations
import Casework
import RecordMatching
public import TextCanvas

extension DuplicatesScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .merge, .notTheSame, .openFirst, .openSecond: current == nil ? .refused("There is no pair here to settle.") : .go
        case .nextPair: pairs.count > 1 ? .go : .refused("There is no other pair.")
        case .open:
            isComparing ? .refused("1 and 2 open the two.") : current == nil ? .refused("There is no pair here to open.") : .go
        case .undoMerge: settled.isEmpty ? .refused("Nobody was merged here. The person's own page separates earlier ones.") : .go
        case .refresh: .go
        case .back, .quit: isWorking || (isComparing && two == nil) ? .go : nil
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .back, .quit: return leave()
        case .refresh:
            phase = .wanted
            return loads(context).map { .run($0) }
        case .undoMerge: return settled.last.map { [.run(.unmerge($0.alias))] } ?? []
        default: break
        }
        guard let pair = current else { return [] }
        switch command {
        case .open:
            isComparing = true
            evidence = ScrollText([])
        case .merge: return [.show(.menu(mergeMenu(pair, context)))]
        case .notTheSame: return [.show(.menu(distinguishMenu(pair, context)))]
        case .openFirst: return [.push(.constituent(ConstituentScreen(pair.left.id)))]
        case .openSecond: return [.push(.constituent(ConstituentScreen(pair.right.id)))]
        case .nextPair: go(to: (list.selection + 1) % max(1, pairs.count))
        default: break
        }
        return []
    }

    /// Esc stops what is being worked on, then closes the evidence, then the screen.
    private mutating func leave() -> [Step] {
        if isWorking {
            phase = .stopped
            return [.run(.stopDuplicates), .say("Stopped.", .plain)]
        }
        isComparing = false
        return []
    }

    private mutating func go(to index: Int) {
        list.select(index)
        evidence = ScrollText([])
    }

    private func mergeMenu(_ pair: DuplicatePair, anyway: Bool = false, _ context: ScreenContext) -> MenuOverlay {
        func choice(_ kept: DuplicatePair.Side, _ alias: DuplicatePair.Side, _ key: String) -> MenuOverlay.Choice {
            .init(
                Menu.Item(
                    "Keep \(DuplicateWords.name(kept, context))", key: key,
                    detail: "\(DuplicateWords.name(alias, context)) becomes another name"),
                [.run(.merge(alias.id, into: kept.id, anyway: anyway))])
        }
        return MenuOverlay(
            title: anyway ? "Merge all the same: whose details stay?" : "One person: whose details stay?",
            choices: [choice(pair.left, pair.right, "1"), choice(pair.right, pair.left, "2")])
    }

    /// Asked first, since it stands beside merging and has no key that takes it back.
    private func distinguishMenu(_ pair: DuplicatePair, _ context: ScreenContext) -> MenuOverlay {
        MenuOverlay(
            title: "Say that they are not the same?",
            choices: [
                .init(
                    Menu.Item("They are two people", key: "y", detail: "it is remembered"),
                    [.run(.distinguish(pair.left.id, from: pair.right.id))])
            ])
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        let layout = Self.layout(self, context)
        switch input {
        case .key(let key) where isComparing:
            evidence.setLines(evidenceLines(width: layout.evidence.columns - 2, context))
            evidence.setHeight(layout.evidence.rows)
            return evidence.handle(key) ? [] : nil
        case .key(let key):
            list.setHeight(layout.list.rows)
            return list.handle(key) ? [] : nil
        case .mouse(_, _, let kind) where isComparing:
            if kind != .press { evidence.handle(mouse: kind) }
            return []
        case .mouse(_, let row, let kind):
            list.setHeight(layout.list.rows)
            let before = list.selection
            let isPressed = list.handle(mouse: kind, row: row - layout.list.row)
            if isPressed, before == list.selection { isComparing = true }
            return []
        case .paste, .resize: return nil
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .progress(let done, let total):
            if isWorking { phase = .working(done: done, total: total) }
        case .duplicates(let found):
            let before = current
            phase = .done
            madeOne = []
            (pairs, same, review, skipped) = (Self.ordered(found.pairs), found.same, found.review, found.skipped)
            list.setCount(pairs.count)
            go(to: before.flatMap { before in pairs.firstIndex { $0.left.id == before.left.id && $0.right.id == before.right.id } } ?? 0)
        case .compared(let pair):
            phase = .done
            pairs = [pair]
            list.setCount(1)
        case .stopped, .failed:
            if isWorking { phase = .stopped }
        case .canonical(let now): return leaveOut(now, context)
        case .oneAlready(let one, let other): return oneAlready(one, other, context)
        case .merged(let alias, let kept): return merged(alias, into: kept, context)
        case .toldApart:
            guard let pair = current else { return [] }
            return [
                .say("They were said not to be the same. Merging takes that back.", .refusal),
                .show(.menu(mergeMenu(pair, anyway: true, context))),
            ]
        case .distinguished(let one, let other):
            remove { $0.isOf(one, other) }
            let said = Step.say("Remembered: these are two people. They are not shown as a pair again.", .done)
            return two == nil ? [said] : [.pop, said]
        case .separated(let alias): return separated(alias)
        default: break
        }
        return []
    }

    private mutating func merged(_ alias: ConstituentID, into kept: ConstituentID, _ context: ScreenContext) -> [Step] {
        takeBack { $0.isOf(alias, kept) }
        let pair = pairs.first { $0.isOf(alias, kept) }
        let names = pair.map { $0.left.id == alias ? ($0.left, $0.right) : ($0.right, $0.left) }
        let who = names.map { "\(DuplicateWords.name($0.0, context)) is \(DuplicateWords.name($0.1, context)) now." } ?? "Merged."
        if two != nil { return [.replace(.constituent(ConstituentScreen(kept))), .say("\(who) u separates them again.", .done)] }
        settled.append(Settled(alias: alias, pairs: remove { $0.left.id == alias || $0.right.id == alias }))
        return [.say("\(who) u separates them again.", .done)]
    }

    private mutating func separated(_ alias: ConstituentID) -> [Step] {
        guard let index = settled.lastIndex(where: { $0.alias == alias }) else { return [] }
        let back = settled.remove(at: index).pairs
        pairs = Self.ordered(pairs + back)
        count(back, by: 1)
        list.setCount(pairs.count)
        if let first = back.first, let place = pairs.firstIndex(of: first) { go(to: place) }
        return [.say("Separated again: they are two once more.", .done)]
    }

    // MARK: Settled by somebody else

    /// Takes off the list who is one person by now. The cursor never slips to another pair while one is looked at closely.
    private mutating func leaveOut(_ now: [ConstituentID: ConstituentID], _ context: ScreenContext) -> [Step] {
        func isOne(_ pair: DuplicatePair) -> Bool { now[pair.left.id].map { $0 == now[pair.right.id] } ?? false }
        let wasLookedAt = current.map(isOne) ?? false
        let gone = remove(isOne)
        guard let first = gone.first else { return [] }
        madeOne += gone
        if wasLookedAt { isComparing = false }
        let who = gone.count == 1 ? names(of: first, context) : "The people of \(gone.count) pairs"
        return [.say("\(who) were made one in the meantime.", .plain)]
    }

    private mutating func oneAlready(_ one: ConstituentID, _ other: ConstituentID, _ context: ScreenContext) -> [Step] {
        let pair = (pairs + madeOne).first { $0.isOf(one, other) }
        let who = pair.map { names(of: $0, context) } ?? "The two"
        let said = Step.say("\(who) were made one person already, by somebody else. Nothing is left to do.", .plain)
        if two != nil { return [.replace(.constituent(ConstituentScreen(one))), said] }
        let gone = remove { $0.isOf(one, other) }
        madeOne += gone
        if !gone.isEmpty { isComparing = false }
        return [said]
    }

    /// A merge made here may become visible before its answer is here: then it was taken for somebody else's.
    private mutating func takeBack(_ isOwn: (DuplicatePair) -> Bool) {
        let own = madeOne.filter(isOwn)
        guard !own.isEmpty else { return }
        madeOne.removeAll(where: isOwn)
        pairs = Self.ordered(pairs + own)
        count(own, by: 1)
        list.setCount(pairs.count)
    }

    private func names(of pair: DuplicatePair, _ context: ScreenContext) -> String {
        "\(DuplicateWords.name(pair.left, context)) and \(DuplicateWords.name(pair.right, context))"
    }

    /// Takes pairs off the list; the cursor goes on to the next.
    @discardableResult
    private mutating func remove(_ isGone: (DuplicatePair) -> Bool) -> [DuplicatePair] {
        let gone = pairs.filter(isGone)
        let stays = current.map { !isGone($0) } ?? false
        let before = pairs.prefix(list.selection).count { isGone($0) }
        pairs.removeAll(where: isGone)
        count(gone, by: -1)
        list.setCount(pairs.count)
        if stays { list.select(list.selection - before) } else { go(to: list.selection - before) }
        if pairs.isEmpty { isComparing = two != nil }
        return gone
    }

    /// Band by band, in each the likeliest first.
    private static func ordered(_ pairs: [DuplicatePair]) -> [DuplicatePair] {
        let placed = pairs.enumerated().sorted { one, other in
            let (left, right) = (one.element.likeness, other.element.likeness)
            return left.band == right.band ? (left.weight, -one.offset) > (right.weight, -other.offset) : left.band > right.band
        }
        return placed.map(\.element)
    }

    private mutating func count(_ some: [DuplicatePair], by step: Int) {
        same += step * some.count { $0.likeness.band == .same }
        review += step * some.count { $0.likeness.band == .review }
    }
}

extension DuplicatePair {
    /// Whether it is about these two, in whatever order.
    fileprivate func isOf(_ one: ConstituentID, _ other: ConstituentID) -> Bool {
        (left.id, right.id) == (one, other) || (left.id, right.id) == (other, one)
    }
}
