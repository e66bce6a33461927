import CNcurses
import TextCanvas

/// How a terminal is told exact colours, and under which numbers ncurses then knows them.
@MainActor
struct ColourTable {
    enum Way: Sendable, Equatable {
        /// A number is a colour: red, green and blue, eight bits each (terminfo's `RGB`).
        case direct
        /// Entries of the table of 256 are given other colours. The first sixteen stay the person's own, and ncurses
        /// puts the table back when it leaves the screen.
        case redefined
    }

    let way: Way
    private var numbers: [RGB: Int32] = [:]

    /// Nil if this terminal cannot show exact colours. Right after `start_color`.
    init?() {
        if curses_colours() >= 1 << 24 {
            way = .direct
        } else if can_change_color(), curses_colours() >= 256 {
            way = .redefined
        } else {
            return nil
        }
    }

    /// The number to give to ncurses for a colour.
    mutating func number(of colour: RGB) -> Int32 {
        if let known = numbers[colour] { return known }
        let number: Int32
        switch way {
        case .direct:
            let value = Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
            // The lowest numbers mean the eight old colours; the next one is as good as black.
            number = (1..<8).contains(value) ? 8 : value
        case .redefined:
            // The nearest entry that is still free: should a terminal ignore the new colour, the old one is close to it.
            let taken = Set(numbers.values)
            let free = (16..<Int32(256)).filter { !taken.contains($0) }
            number = free.min { Self.distance(colour, $0) < Self.distance(colour, $1) } ?? 16
            _ = init_extended_color(
                number, Self.thousandths(colour.red), Self.thousandths(colour.green), Self.thousandths(colour.blue))
        }
        numbers[colour] = number
        return number
    }

    /// ncurses counts to a thousand, and terminals divide back rounding down.
    private static func thousandths(_ channel: UInt8) -> Int32 {
        (Int32(channel) * 1000 + 254) / 255
    }

    private static func distance(_ colour: RGB, _ number: Int32) -> Int {
        let usual = usualColour(number)
        let (red, green, blue) = (
            Int(colour.red) - Int(usual.red), Int(colour.green) - Int(usual.green), Int(colour.blue) - Int(usual.blue)
        )
        return 3 * red * red + 6 * green * green + blue * blue
    }

    /// What an entry shows before it is changed: a cube of six steps a side, then 24 greys (xterm's table).
    private static func usualColour(_ number: Int32) -> RGB {
        if number >= 232 {
            let grey = UInt8(8 + 10 * (number - 232))
            return RGB(grey, grey, grey)
        }
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        let place = Int(number) - 16
        return RGB(steps[place / 36], steps[place / 6 % 6], steps[place % 6])
    }
}
