public import TextCanvas

/// What a session hears from its terminal.
public enum TerminalEvent: Sendable, Hashable {
    case input(TerminalInput)
    /// The session is asked to end: keep what is unfinished, close the terminal, leave.
    case signal(TerminalSignal)
}

/// Why a session should end.
public enum TerminalSignal: Sendable, Hashable {
    /// The line dropped (SIGHUP, or the end of standard input). Nothing can be shown any more.
    case hangUp
    /// Somebody asked the program to end (SIGTERM).
    case terminate
    /// SIGINT from elsewhere; ctrl-c at the keyboard comes as a key.
    case interrupt
}
