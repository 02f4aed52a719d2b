import Claims
import Testing

@testable import Ingestion

@Suite("HTML pages")
struct HTMLPageTests {
    func load(_ page: String) throws -> Article { try Loader().load(bytes: Array(page.utf8), name: "page.html") }

    /// The text of a page with this body.
    func text(_ body: String) throws -> String { try load("<!doctype html><body>" + body).text }

    static let page = """
        <?xml version="1.0"?>
        <!-- saved -->
        <!DOCTYPE html>
        <html lang="en-GB"><head>
          <title>Eight officers killed &#8211; Harbour Gazette</title>
          <meta property="og:site_name" content="Harbour Gazette">
          <meta property="og:title" content="Eight officers killed, ministry says">
          <meta property='article:published_time' content='2022-01-06T14:30:00+06:00'>
          <link rel="canonical" href="https://example.org/a?b=1&amp;c=2">
          <script>if (1 < 2) document.write("<p>400 killed</p>")</script>
          <style>p > a { width: 300px }</style>
        </head><body>
        <header><p>Issue 1,204</p></header>
        <nav><ul><li>Top 10<li>World</ul></nav>
        <main>
          <article>
            <header><h1>Eight officers killed,
              ministry says</h1><p>By a reporter</p></header>
            <p>At least <b>eight</b> officers were killed&nbsp;and 317&#160;were
               injured&hellip;<br>the ministry said.
            <p>“Dozens” of attackers &mdash; it added &#151; died &amp; 2 &lt; 3.
            <figure><img src="a.jpg" alt="9 tanks"><figcaption>Almaty on 6 January</figcaption></figure>
            <table><tr><th>Killed<td>8<tr><th>Injured<td>317</table>
          </article>
          <aside>More: 5 things to know</aside>
          <article><p>Another story, 77 words</p></article>
        </main>
        <footer>&copy; 2022</footer>
        </body></html>
        """

    @Test("give the article's paragraphs, and nothing of menus, scripts and other stories")
    func article() throws {
        #expect(
            try load(Self.page).text == """
                By a reporter

                At least eight officers were killed\u{A0}and 317\u{A0}were injured\u{2026}
                the ministry said.

                “Dozens” of attackers \u{2014} it added \u{2014} died & 2 < 3.

                Almaty on 6 January

                Killed\t8

                Injured\t317

                """)
    }

    @Test("say outlet, time, language, address and title")
    func metadata() throws {
        #expect(
            try load(Self.page).metadata
                == Article.Metadata(
                    outlet: "Harbour Gazette", date: CivilTime(iso: "2022-01-06T14:30"), language: "en-GB",
                    url: "https://example.org/a?b=1&c=2", title: "Eight officers killed, ministry says"))
    }

    @Test(
        "say when they were published in any of the usual ways, and never otherwise",
        arguments: [
            ("<meta name=\"DC.date.issued\" content=2022-01-06>", "2022-01-06"),
            ("<meta itemprop=datePublished content=\"2022-01-06\">", "2022-01-06"),
            ("<time itemprop=datePublished datetime='2022-01-06 09:15'>today</time>", "2022-01-06T09:15"),
            ("<time datetime='2022-01-06'>", nil), ("<meta name=date content='6 January'>", nil),
        ] as [(String, String?)])
    func dates(markup: String, date: String?) throws {
        #expect(try load("<html>\(markup)<p>Text").metadata.date?.iso == date)
    }

    @Test("are what begins as a page, not what has tags in it")
    func recognised() throws {
        for text in ["<b>Eight</b> killed", "Text <html>", "<", "<p>Eight", "<!-- x --> text <html>"] {
            #expect(try load(text).text == text)
        }
        for text in [" <HTML><p>Eight", "<!doctype HTML><p>Eight", "\u{FEFF}<!-- x -->\n<html><p>Eight"] {
            #expect(try load(text).text == "Eight\n")
        }
    }

    @Test(
        "keep the text where markup is broken",
        arguments: [
            ("<p>a < b and c<d>e</p>", "a < b and ce\n"),
            ("<p>AT&T &unknown; &amp &#xZ;", "AT&T &unknown; &amp &#xZ;\n"),
            ("<p class='x>y'>a</p", "a\n"), ("<article>one two three", "one two three\n"), ("a</nav></p>b", "a\n\nb\n"),
            ("a<br/>b<hr>c", "a\nb\n\nc\n"), ("<p>a<!-- > -->b<![CDATA[c]]>d", "abd\n"),
            ("<p>قُتل <i>ثمانية</i>", "قُتل ثمانية\n"),
            ("<p>&#0;&#27;&#x110000;a", "\u{FFFD}\u{FFFD}\u{FFFD}a\n"), ("<textarea><p>x</textarea>a", "a\n"),
        ])
    func broken(body: String, expected: String) throws {
        #expect(try text(body) == expected)
    }

    @Test("have no text where only tags are")
    func empty() {
        #expect(throws: LoadError(name: "page.html", reason: .noText)) { try load("<html><nav>Menu</nav>") }
    }
}
