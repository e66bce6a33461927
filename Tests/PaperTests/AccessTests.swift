import CaseDocuments
import Foundation
import Testing

/// What those have who hear the pages, or leaf through them.
@Suite(.enabled(if: PrintFilter.canLook, PrintFilter.why)) struct AccessTests {
    @Test func theFileIsTaggedTitledAndInItsLanguage() throws {
        var document = SampleDocuments.checklist
        document.language = "es"
        document.title = "Qué traer (en años)"
        let made = try PrintFilter.pdf(document)
        let facts = try made.facts()
        #expect(facts["Title"] == "Qué traer (en años) · GP-2027-00042-7")
        #expect(facts["Tagged"] == "yes" && facts["Metadata Stream"] == "yes" && facts["JavaScript"] == "no")
        #expect(made.raw.contains("/Lang (es)") && made.raw.contains("/DisplayDocTitle true") && made.raw.contains("/Marked true"))
    }

    @Test func structureFollowsTheBlocks() throws {
        let lines = try PrintFilter.pdf(SampleDocuments.checklist).structure()
        let roles = lines.filter { !$0.hasPrefix("\"") && !$0.hasPrefix("/") }.map { $0.prefix { $0.isLetter || $0.isNumber } }
        for (role, count) in [
            ("Document", 1), ("H1", 1), ("H2", 4), ("Table", 1), ("TR", 4), ("TH", 4), ("TD", 4), ("Lbl", 3), ("Figure", 4),
        ] {
            #expect(roles.count { $0 == role } == count, "\(role)")
        }
        // Reading order: who, what, then down the page.
        let order = [
            "\"City of Millbrook · Garden Office\"", "\"Your garden permit: \"", "\"Ana Núñez\"", "\"What to bring\"",
            "\"Due Monday, March 1, 2027\"", "\"For the office\"", "\"Fee paid\"",
        ]
        let places = order.map { part in lines.firstIndex { $0.hasPrefix(part) || $0 == part.replacing(": \"", with: ": what to bring\"") }
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(places)")
    }

    @Test func whatIsOnlySeenIsNotRead() throws {
        let lines = try PrintFilter.pdf(SampleDocuments.checklist).structure().joined(separator: "\n")
        // Heads and feet are read once; the page's number, the margin's name and the word behind the text never.
        #expect(lines.components(separatedBy: "Garden Office").count == 2)
        #expect(lines.components(separatedBy: "edition 3").count == 2)
        #expect(lines.components(separatedBy: "TRAINING").count == 2)
        #expect(!lines.contains("Page 1") && !lines.contains("Notes"))
    }

    @Test func figuresHaveWords() throws {
        let raw = try PrintFilter.pdf(SampleDocuments.checklist).raw
        #expect(raw.contains("/Alt (Case number: GP-2027-00042-7)"))
        #expect(raw.components(separatedBy: "/Alt (To do)").count == 3 && raw.components(separatedBy: "/Alt (Done)").count == 2)
        #expect(raw.contains("/Scope /Row"))
        #expect(try PrintFilter.pdf(SampleDocuments.history(rows: 2)).raw.contains("/Scope /Column"))
    }

    @Test func anotherLanguageIsSaidWhereItIsSpoken() throws {
        let raw = try PrintFilter.pdf(SampleDocuments.checklist).raw
        #expect(raw.components(separatedBy: "/Lang (es)").count == 2 && raw.contains("/Lang (en)"))
        var document = SampleDocuments.checklist
        document.language = "en) /Evil (x"
        #expect(try PrintFilter.pdf(document).raw.contains("/Lang (und)"))
    }

    /// Lines that end a word must not run into the next.
    @Test func wordsStayApartWhereLinesBreak() throws {
        let heard = try PrintFilter.pdf(SampleDocuments.book(chapters: 1)).structure().filter { $0.hasPrefix("\"") }
            .map { $0.dropFirst().dropLast() }.joined()
        let sentence = "The office answers each question in plain words, and says which rule the answer comes from."
        #expect(heard.components(separatedBy: sentence).count == 61)
    }

    @Test func longDocumentsHaveBookmarksAndShortOnesNone() throws {
        let short = try PrintFilter.pdf(SampleDocuments.book(chapters: 2))
        #expect(try Int(short.facts()["Pages"] ?? "").map { $0 < 9 } == true && !short.raw.contains("/Outlines"))
        let long = try PrintFilter.pdf(SampleDocuments.book(chapters: 8))
        #expect(try Int(long.facts()["Pages"] ?? "").map { $0 >= 9 } == true && long.raw.contains("/PageMode /UseOutlines"))
        #expect(long.raw.contains("/Title (Chapter 8)") && long.raw.contains("/Title (Part \\(8\\))"))
    }
}
