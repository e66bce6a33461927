"""Swift source with comments and the contents of string literals blanked out, line for line."""


def code_only(text):
    """Keeps every line break and column; code inside an interpolation stays."""
    return _Blanking(text).run()


class _Blanking:
    def __init__(self, text):
        self.text, self.at, self.out = text, 0, []

    def run(self):
        self._code(None)
        return "".join(self.out)

    def _keep(self, count=1):
        self.out.append(self.text[self.at:self.at + count])
        self.at += count

    def _blank(self, count=1):
        for character in self.text[self.at:self.at + count]:
            self.out.append("\n" if character == "\n" else " ")
        self.at += count

    def _starts(self, word):
        return self.text.startswith(word, self.at)

    def _code(self, closing):
        """Up to the parenthesis that ends an interpolation, or to the end of the file."""
        depth = 0
        while self.at < len(self.text):
            if self._starts("//"):
                end = self.text.find("\n", self.at)
                self._blank((len(self.text) if end < 0 else end) - self.at)
            elif self._starts("/*"):
                self._comment()
            elif self.text[self.at] in '"#' and self._opens_string():
                self._string()
            else:
                character = self.text[self.at]
                if closing and character == ")" and depth == 0:
                    return
                depth += {"(": 1, ")": -1}.get(character, 0)
                self._keep()

    def _comment(self):
        depth = 0
        while self.at < len(self.text):
            if self._starts("/*"):
                depth += 1
                self._blank(2)
            elif self._starts("*/"):
                depth -= 1
                self._blank(2)
                if depth == 0:
                    return
            else:
                self._blank()

    def _opens_string(self):
        rest = self.text[self.at:].lstrip("#") if self.text[self.at] == "#" else self.text[self.at:]
        return rest.startswith('"')

    def _string(self):
        pounds = 0
        while self._starts("#"):
            pounds += 1
            self._keep()
        quote = '"""' if self._starts('"""') else '"'
        end, escape = quote + "#" * pounds, "\\" + "#" * pounds
        self._keep(len(quote))
        while self.at < len(self.text):
            if self._starts(end):
                return self._keep(len(end))
            if quote == '"' and self._starts("\n"):
                return
            if self._starts(escape + "("):
                self._keep(len(escape) + 1)
                self._code(")")
                self._keep()
            elif self._starts(escape):
                self._blank(len(escape) + 1)
            else:
                self._blank()
