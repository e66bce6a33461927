import Foundation
import Settings
import Testing
import TextCanvas

@Suite struct CatalogueTests {
    @Test func ownThemesHideShippedOnesOfTheSameName() throws {
        let (own, shipped) = (try Folder(), try Folder())
        try shipped.write(SchemeTests.fixture, "slate.yaml")
        try shipped.write(SchemeTests.fixture, "stone.yml")
        try own.write(SchemeTests.fixture.replacingOccurrences(of: "Slate", with: "Mine"), "slate.yaml")
        try own.write("no scheme", "broken.yaml")
        try own.write("", ".hidden.yaml")
        try own.write("", "notes.txt")
        let catalogue = ThemeCatalogue(folders: [own.path, shipped.path, "/nowhere"])
        #expect(catalogue.entries.map(\.name) == ["broken", "slate", "stone"])
        #expect(try catalogue.scheme(named: "slate").name == "Mine")
        #expect(try catalogue.theme(named: "stone").name == "stone")
        let problem = #expect(throws: SettingsProblem.self) { try catalogue.theme(named: "slaet") }
        #expect(problem?.message == "There is no theme called “slaet”. Did you mean “slate”?")
        #expect(throws: SettingsProblem.self) { try catalogue.theme(named: "../slate") }
    }

    @Test func aDeskAlwaysOpens() throws {
        let folder = try Folder()
        try folder.write("- nothing", "bad.yaml")
        let catalogue = ThemeCatalogue(folders: [folder.path])
        let (theme, problem) = catalogue.themeOrStandard(named: "bad")
        #expect(theme == .plain)
        #expect(problem?.file.hasSuffix("bad.yaml") == true)
        try folder.write(SchemeTests.fixture, "caseload-dark.yaml")
        #expect(catalogue.themeOrStandard(named: nil).problem == nil)
        #expect(catalogue.themeOrStandard(named: nil).theme.name == "caseload-dark")
    }

    @Test func foldersFollowTheSpecification() {
        #expect(SettingsFolder(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"])?.keys == "/c/caseload/keys.yaml")
        #expect(
            SettingsFolder(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"])?.seat == "/h/.config/caseload/seat.yaml"
        )
        #expect(SettingsFolder(environment: [:]) == nil)
    }
}
