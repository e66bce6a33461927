// Casework: what an office works with (constituents, cases, workflows, checklists) and the decisions made about it.
//
// Pure values and pure functions. This module must not know of files, databases, terminals, clocks or chance:
// the moment, the actor and the identifiers come in as arguments, and what happened goes out as events.
