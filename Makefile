# Modality: build, test, report. Every target installs the Debian packages that are missing.

PACKAGES := libopenblas-dev liblapacke-dev libexpat1-dev libzip-dev \
            libfreexl-dev libxlsxwriter-dev libssl-dev libboost-math-dev libsqlite3-dev \
            libcurl4-openssl-dev librsvg2-2 fonts-liberation pkg-config
PREFIX   ?= /usr/local
DESTDIR  ?=
REPORT   := reports/2025-2035
RECORD   := reports/track-record
RELEASE  := swift build --configuration release --static-swift-stdlib --product modality

.PHONY: report track-record test build format lint docs install uninstall dependencies clean

# Writes the outlook report from the embedded data into reports/2025-2035.
report: build
	"$$($(RELEASE) --show-bin-path)/modality" report --to 2035 --output $(REPORT) --force

# Judges projections of every occupation made as if in the past, into reports/track-record.
track-record: build
	"$$($(RELEASE) --show-bin-path)/modality" backtest --panel --record $(RECORD) --force

# Checks formatting, compiles with warnings as errors, and runs every test.
test: dependencies lint
	swift build --build-tests
	swift test --skip-build

# Builds the optimised program.
build: dependencies
	$(RELEASE)

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Writes the documentation of the numerics for a web server into documentation/.
docs: dependencies
	rm -rf documentation
	mkdir -p documentation
	for target in Regression GrowthModels; do \
	  swift package --allow-writing-to-directory documentation generate-documentation \
	    --target $$target --output-path documentation/$$target \
	    --transform-for-static-hosting --warnings-as-errors || exit 1; \
	done

# Installs one program; it carries its data and can be moved anywhere.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 "$$($(RELEASE) --show-bin-path)/modality" "$(DESTDIR)$(PREFIX)/bin/modality"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/modality"

# Installs missing Debian packages when root or sudo allows it, or says what to run.
dependencies:
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=""; \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo"; \
	else \
	  echo "Missing packages. As root, run:" >&2; \
	  echo "  apt-get update && apt-get install -y --no-install-recommends$$missing" >&2; \
	  exit 1; \
	fi; \
	echo "Installing$$missing"; \
	$$as_root apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$missing

clean:
	swift package clean
