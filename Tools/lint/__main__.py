"""`make lint`: what the compiler does not check. Prints every finding as file:line and fails when one is an error."""
import sys

import links
import modules
import style
from project import Project


def main():
    project = Project()
    findings = [finding for check in (modules, style, links) for finding in check.check(project)]
    for finding in findings:
        print(finding)
    errors = sum(not finding.is_warning for finding in findings)
    print(f"lint: {len(project.files)} files, {errors} errors, {len(findings) - errors} warnings")
    return 1 if errors else 0


sys.exit(main())
