# Modality: build, test, report. Every target installs the Debian packages that are missing.

PACKAGES := libopenblas-dev liblapacke-dev libexpat1-dev libzip-dev \
            libfreexl-dev libxlsxwriter-dev libssl-dev libboost-math-dev libsqlite3-dev \
            libcurl4-openssl-dev librsvg2-2 fonts-liberation pkg-config
PREFIX   ?= /usr/local
DESTDIR  ?=
REPORT   := reports/2025-2035
RECORD   := reports/track-record
PICTURES := reports/pictures
DOCS_BASE ?= /
RELEASE  := swift build --configuration release --static-swift-stdlib --product modality

# What is built for sanitizers lies beside what is built for users. Swift is watched for addresses
# alone: its compiler knows no sanitizer of undefined behaviour on Linux.
SANITIZED := --scratch-path .build-sanitize --sanitize address \
             -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined

.PHONY: report track-record test sanitize build format lint docs guide pictures install uninstall dependencies clean

# Writes the outlook report from the embedded data into reports/2025-2035.
report: build
	"$$($(RELEASE) --show-bin-path)/modality" report --no-config --to 2035 --output $(REPORT) --force

# Judges projections of every occupation made as if in the past, into reports/track-record.
track-record: build
	"$$($(RELEASE) --show-bin-path)/modality" backtest --no-config --panel --record $(RECORD) --force

# Checks formatting, compiles with warnings as errors, and runs every test, no more at once than
# there are cores: those that run the program hold a thread while they wait for it, which those of
# the server need.
test: dependencies lint
	swift build --build-tests
	swift test --skip-build --experimental-maximum-parallelization-width "$$(nproc)"

# Runs every test with the C and C++ of ours under the sanitizers of addresses and of undefined
# behaviour, and the Swift under that of addresses; TESTS=pattern for some. A finding ends the run.
# Swift's own report of a crash would wait for ever on the sanitizer's.
sanitize: dependencies
	swift build --build-tests $(SANITIZED)
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=halt_on_error=1:detect_leaks=0 \
	  UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
	  swift test --skip-build $(SANITIZED) $(if $(TESTS),--filter "$(TESTS)")

# Builds the optimised program.
build: dependencies
	$(RELEASE)

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Writes the guide with its tutorials and the documentation of the numerics for a web server into
# documentation/. DOCS_BASE is the path below which a server shows the guide.
docs: dependencies guide
	for target in Regression GrowthModels; do \
	  swift package --allow-writing-to-directory documentation generate-documentation \
	    --target $$target --output-path documentation/$$target \
	    --transform-for-static-hosting --warnings-as-errors || exit 1; \
	done

# Writes the guide alone. Its pictures are those of the README.
guide:
	rm -rf documentation/Guide
	mkdir -p documentation
	catalog="$$(mktemp -d)" && \
	cp -r Guide/Modality.docc "$$catalog" && \
	cp $(PICTURES)/*.png "$$catalog/Modality.docc" && \
	"$$(command -v docc || echo "$$(dirname "$$(readlink -f "$$(command -v swift)")")/docc")" convert \
	  "$$catalog/Modality.docc" --output-path documentation/Guide --warnings-as-errors \
	  --fallback-display-name Modality --fallback-bundle-identifier modality.guide \
	  --transform-for-static-hosting --hosting-base-path "$(DOCS_BASE)" && \
	rm -r "$$catalog"

# Takes the pictures of README and guide from what the program writes, and runs the commands of the
# tutorials; needs chromium, libreoffice-calc and poppler-utils, and says which is missing.
pictures: build
	program="$$($(RELEASE) --show-bin-path)/modality" && \
	Guide/pictures "$$program" $(PICTURES) && \
	Guide/sessions "$$program" Guide/Modality.docc/Sessions

SHARE    := $(DESTDIR)$(PREFIX)/share
MANUAL   := $(SHARE)/man/man1
BASH     := $(SHARE)/bash-completion/completions/modality
ZSH      := $(SHARE)/zsh/site-functions/_modality
FISH     := $(SHARE)/fish/vendor_completions.d/modality.fish

# Installs one program, which carries its data and can be moved anywhere, with the pages of its
# manual and the completions of three shells, which the program writes itself.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(MANUAL)" \
	  "$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" \
	  "$(SHARE)/fish/vendor_completions.d"
	program="$$($(RELEASE) --show-bin-path)/modality" && \
	install -s -m 755 "$$program" "$(DESTDIR)$(PREFIX)/bin/modality" && \
	pages="$$(mktemp -d)" && \
	"$$program" manual --output "$$pages/man1" && \
	rm -f "$(MANUAL)"/modality.1 "$(MANUAL)"/modality-*.1 && \
	install -m 644 "$$pages"/man1/*.1 "$(MANUAL)" && rm -r "$$pages" && \
	"$$program" completions bash > "$(BASH)" && \
	"$$program" completions zsh > "$(ZSH)" && \
	"$$program" completions fish > "$(FISH)"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/modality" "$(MANUAL)"/modality.1 "$(MANUAL)"/modality-*.1 \
	  "$(BASH)" "$(ZSH)" "$(FISH)"

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
