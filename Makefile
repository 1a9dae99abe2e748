# Everything a fresh Debian with Go needs to test Handrail is here.
#
#   make test     vet, format, static checks, tests with the race detector, browser tests
#   make build    the handbook of this repository, in public/
#   make fuzz     every fuzz target for a short while
#   make bench    benchmarks
#   make bench-build PAGES=100,1000,10000 ROUNDS=5    builds against the floor, as ratios
#   make bench-serve SAVES=60      from a save to the new page in the dev server
#   make soak SOAK=20m             the dev server under random edits and many readers

GO        ?= go
TOOLS     := $(CURDIR)/.tools
PACKAGES  := ./...
FUZZTIME  ?= 20s
PAGES     ?= 100,1000,10000
ROUNDS    ?= 5
SAVES     ?= 60
SOAK      ?= 20m

.PHONY: build test check tidy vet static vulnerabilities browser servers unit fuzz bench bench-build bench-serve soak golden clean

build:
	$(GO) run ./cmd/handrail build

test: check unit

check: tidy vet static vulnerabilities

tidy:
	$(GO) mod tidy -diff

vet:
	@test -z "$$(gofmt -l .)" || { echo "not formatted:"; gofmt -l .; exit 1; }
	$(GO) vet $(PACKAGES)

# The tools are pinned here and kept out of go.mod: they are no part of the program.
static:
	GOBIN=$(TOOLS) $(GO) install honnef.co/go/tools/cmd/staticcheck@v0.8.2
	$(TOOLS)/staticcheck $(PACKAGES)

# Needs the database of known faults; where it cannot be reached, says so and goes on.
vulnerabilities:
	GOBIN=$(TOOLS) $(GO) install golang.org/x/vuln/cmd/govulncheck@v1.9.0
	@.ci/vulnerabilities $(TOOLS)/govulncheck

# Browser tests need Chromium: installed from Debian's packages when missing and we may.
browser:
	@.ci/browser

# Tests put the handbook on nginx, Caddy and rclone: likewise.
servers:
	@.ci/servers

unit: browser servers
	$(GO) test -race -timeout 15m $(PACKAGES)
	$(GO) test -timeout 15m ./cmd/handrail

fuzz:
	@.ci/fuzz $(FUZZTIME)

bench:
	$(GO) test -run '^$$' -bench . -benchmem $(PACKAGES)

# See generator/bench/doc.go. TMPDIR on a disk in memory keeps the disk out of the figures.
bench-build:
	$(GO) test ./generator/bench -run '^$$' -bench Build -benchtime 1x -timeout 60m -pages $(PAGES) -rounds $(ROUNDS)

bench-serve:
	$(GO) test ./generator/bench -run '^$$' -bench Serve -timeout 60m -pages 1000,10000 -saves $(SAVES)

soak:
	$(GO) test ./generator/serve -run Soak -soak $(SOAK) -timeout 6h -v

# Rewrites the expected files of golden tests; read the diff.
golden:
	$(GO) test ./generator/markup ./generator/theme ./cmd/handrail -run 'Golden|TestPairs|TestScripts' -update

clean:
	rm -rf $(TOOLS)
	find public -mindepth 1 ! -name .gitignore -delete
