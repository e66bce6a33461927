# `make` says what can be made. The thinking is in Tools/, each script with a comment on what it is for.

PREFIX ?= /usr/local
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
# A program that carries its Swift libraries starts faster, needs less memory and runs where no toolchain is.
RELEASE ?= -c release --product caseload --static-swift-stdlib -Xlinker -s
# PDF wants Pango and Cairo. Where they are, everything is built with them, so that one folder serves all that is made here.
pdf = $(shell pkg-config --exists pangocairo 2> /dev/null && echo --traits PDF)
# Further words for `swift test`, such as TESTS="--filter EventLedgerTests".
TESTS ?=
# Further words for the benchmark.
BENCH ?=
# Test targets that compare with recorded pictures, documents and screens.
RECORDED ?= CaseDocumentsTests|CaseScreensTests

program := .build/release/caseload
# Another one with PDF: who installs Pango later gets it at the next make build.
stamp := .build/stamps/release$(if $(pdf),-pdf)
# Folders too: their date changes when a file goes away.
sources := $(shell find Sources Package.swift)

# A program that somebody deleted is built again whatever the stamp says.
ifneq ($(words $(wildcard $(program) $(program)-pdf)),2)
$(shell rm -f $(stamp))
endif

# Swift Testing would start every test at once; those that drive a terminal want a core to themselves now and then.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= $(JOBS)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help deps deps-test build run test check lint format screens docs fresh bench screenshots install clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

deps: ## install what building needs and is missing (Debian packages, by apt)
	@Tools/needs swift build

deps-test:
	@Tools/needs swift build test

build: deps $(stamp) ## build .build/release/caseload, and caseload-pdf beside it
	@$(if $(pdf),,echo 'Built without PDF: install libpango1.0-dev and run make build again to print PDF; text and HTML need nothing.')

$(stamp): $(sources)
	swift build $(RELEASE) $(pdf) -j $(JOBS)
	swift build $(RELEASE:caseload=caseload-pdf) $(pdf) -j $(JOBS)
	@mkdir -p $(@D) && touch $@

run: build ## open the desk on a training store, which is made the first time
	@Tools/run $(program)

test: deps-test ## build and run every test
	swift build --build-tests $(pdf) -j $(JOBS)
	@Tools/tests $(pdf) $(TESTS)

check: lint test fresh ## all that has to hold before a change goes in

lint: ## what the compiler does not check: format, layers, style, links
	@Tools/needs swift lint
	@python3 -B Tools/lint/selftest.py --quiet
	@python3 -B Tools/lint
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## put all Swift files into the house's format
	swift format --in-place --parallel --recursive Package.swift Sources Tests

screens: deps-test ## record goldens anew; fails, so that the difference is read before it is kept
	swift build --build-tests $(pdf) -j $(JOBS)
	-RECORD=1 swift test --skip-build $(pdf) --filter '$(RECORDED)'
	@git status --short -- Tests
	@echo 'Recorded. Read the differences above with git diff, then run make test.' >&2; exit 1

docs: build ## write docs/keys.md from the list of commands
	$(program) desk --keys > docs/keys.md.new && mv docs/keys.md.new docs/keys.md

# Runs after the tests, which leave a program of the same sources.
fresh:
	@.build/debug/caseload desk --keys | diff -u docs/keys.md - \
		|| { echo 'docs/keys.md is not what the program says: run make docs.' >&2; exit 1; }

bench: build ## measure beside the floors of docs/performance.md, and write its table (BENCH="--sizes 100000", BENCH="--search 100000")
	@Tools/needs bench
	swift build $(RELEASE:caseload=InProcessBench) $(pdf) -j $(JOBS)
	swift build $(RELEASE:caseload=MatchingQuality) $(pdf) -j $(JOBS)
	python3 -B Tests/Bench/bench.py --program $(program) $(BENCH)

screenshots: build ## draw docs/images/desk.svg from a screen of the real program
	Tools/picture $(program) docs/images

install: $(stamp) ## put programs, themes, samples and completions under PREFIX
	Tools/install $(program) '$(DESTDIR)' '$(PREFIX)'

clean: ## remove what was built; stores stay where they are
	rm -rf .build .build-*
