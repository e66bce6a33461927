"""The project's files, and what a check says about them."""
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Files whose text is read; others (pictures, packed data) are left alone.
TEXTS = (".swift", ".c", ".h", ".md", ".py", ".sh", ".yaml", ".yml", ".txt", ".json", ".modulemap", "Makefile", ".ci/run")


class Finding:
    """One thing that is wrong, and where."""

    def __init__(self, path, line, text, is_warning=False):
        self.path, self.line, self.text, self.is_warning = path, line, text, is_warning

    def __str__(self):
        kind = "warning" if self.is_warning else "error"
        return f"{self.path}:{self.line}: {kind}: {self.text}"


class Project:
    """A folder with Sources, Tests and the rest; paths are relative to it."""

    def __init__(self, root=ROOT):
        self.root = root
        self.files = self._git() or self._walk()

    def _git(self):
        listing = subprocess.run(
            ["git", "-C", self.root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True)
        if listing.returncode != 0:
            return []
        names = [name.decode() for name in listing.stdout.split(b"\0") if name]
        return sorted(name for name in set(names) if os.path.isfile(os.path.join(self.root, name)))

    def _walk(self):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in (".git", ".build", "__pycache__")]
            found += [os.path.relpath(os.path.join(folder, name), self.root) for name in names]
        return sorted(found)

    def path(self, name):
        return os.path.join(self.root, name)

    def text(self, name):
        with open(self.path(name), encoding="utf-8", errors="replace") as opened:
            return opened.read()

    def texts(self):
        return [name for name in self.files if name.endswith(TEXTS)]

    def swift(self, folder=""):
        return [name for name in self.files if name.startswith(folder) and name.endswith(".swift")]
