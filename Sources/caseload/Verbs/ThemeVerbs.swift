import ArgumentParser
import Interchange
import Settings

struct ThemeVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "Colours.", discussion: "Example: caseload theme list", subcommands: [ThemeList.self])
}

struct ThemeList: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the themes there are; any base16 scheme in the folder of themes is one.",
        discussion: "Example: caseload theme list")

    // Taken so that every verb takes it; themes are not in a store.
    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let catalogue = surroundings.themes
        let themes = catalogue.entries.map { entry -> (name: String, scheme: Base16Scheme?) in
            (entry.name, try? catalogue.scheme(named: entry.name))
        }
        guard !answer.isJSON else {
            return surroundings.output.json(
                .object([
                    (
                        "themes",
                        .list(
                            themes.map {
                                .object([
                                    ("name", .text($0.name)), ("title", .optional($0.scheme?.name)),
                                    ("author", .optional($0.scheme?.author)),
                                    ("variant", .optional($0.scheme?.variant.map { "\($0)" })),
                                ])
                            })
                    )
                ]))
        }
        guard !themes.isEmpty else {
            return surroundings.output.line(
                "No themes were found. Put base16 files into \(surroundings.settings?.themes ?? "a folder named by CASELOAD_DATA")")
        }
        var table = Table(["NAME", "TITLE", "AUTHOR", ""])
        for theme in themes {
            table.row(theme.name, theme.scheme?.name ?? "", theme.scheme?.author ?? "", theme.scheme == nil ? "cannot be read" : "")
        }
        surroundings.output.table(table)
    }
}

extension Surroundings {
    /// The person's own themes first, then those that come with the program.
    var themes: ThemeCatalogue { ThemeCatalogue(folders: (settings.map { [$0.themes] } ?? []) + data.themes) }
}
