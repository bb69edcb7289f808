# The table of contents of this project: every task with one line of help. `make` alone prints it.

PYTHON ?= python3
SECONDS ?= 600
VENV := .venv
BIN := $(VENV)/bin
BAOCAO := $(BIN)/baocao
# Each part of the environment is installed when a task first wants it: the core, then what has a lock file of its own.
READY := $(VENV)/.ready
PDF_PART := $(VENV)/.part-pdf
SITE_PART := $(VENV)/.part-site
WATCH_PART := $(VENV)/.part-watch
CLUSTER_PART := $(VENV)/.part-cluster
DEV_PART := $(VENV)/.part-dev
BENCH_PART := $(VENV)/.part-bench
TRIED_ACTIONLINT := $(VENV)/.tried-actionlint

# One Word file for each report. `make docx` and `make pdf` leave it to the program to find which are to be made; here
# are the files that may be asked for by name. A file's name comes from anybody, so make and the shell see only those of
# letters, digits and `-`; rule F04 speaks of the others.
PLAIN := [0-9A-Za-z][0-9A-Za-z-]*
REPORTS := $(shell LC_ALL=C find reports -mindepth 2 -maxdepth 2 -regex 'reports/$(PLAIN)/$(PLAIN)\.md' 2>/dev/null | sort)
DOCX := $(REPORTS:reports/%.md=build/docx/%.docx)
PDF := $(REPORTS:reports/%.md=build/pdf/%.pdf)
# What the pages of the rules are made by.
CODE := $(shell LC_ALL=C find scripts/baocao -type f -regex '[0-9A-Za-z_./-]*' ! -path '*/__pycache__/*' ! -path '*/site/*' \
  ! -path '*/pdf/*' 2>/dev/null)

# A page is written beside, whole, for others may make it at the same time.
WRITTEN = mkdir -p build && $(1) > build/page.$$$$ && mv build/page.$$$$ $@
NOT_ALL = { echo "Có báo cáo chưa xuất được: xem ở trên. Các báo cáo khác đã xuất."; exit 1; }

# What is typed for PERIOD or FILE is handed on as it is, whatever it holds.
new rollup: export WANTED := $(value PERIOD)
import merge: export DOCUMENT := $(value FILE)
import: export WANTED := $(value PERIOD)
unexport PERIOD FILE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup dev check watch fix new rollup import merge docx pdf site serve test fuzz pictures bench lint format lock clean

help: ## Liệt kê các việc làm được
	@echo "Cách dùng: make VIỆC"
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY) ## Cài phần lõi: đủ để soát, soạn, xuất Word (việc nào cần thêm thì tự cài)

dev: $(DEV_PART) ## Cài mọi phần, cho người sửa chương trình

check: $(READY) ## Kiểm tra mọi báo cáo
	@$(BAOCAO) check

watch: $(WATCH_PART) ## Kiểm tra lại mỗi khi lưu báo cáo, đến khi nhấn Ctrl-C
	@$(BAOCAO) check --watch

fix: $(READY) ## Tự sửa những chỗ sửa được an toàn
	@$(BAOCAO) check --fix

new: $(READY) ## Tạo bản nháp một tháng: make new PERIOD=2022-05
	@test -n "$$WANTED" || { echo "Thiếu kỳ báo cáo, ví dụ: make new PERIOD=2022-05"; exit 2; }
	@$(BAOCAO) new -- "$$WANTED"

rollup: $(READY) ## Gộp các tháng thành quý, 6 tháng, năm: make rollup PERIOD=2022-Q1
	@test -n "$$WANTED" || { echo "Thiếu kỳ báo cáo, ví dụ: make rollup PERIOD=2022-Q1"; exit 2; }
	@$(BAOCAO) rollup -- "$$WANTED"

import: $(READY) ## Nhập báo cáo cũ (Word, văn bản thuần): make import FILE="bao cao.docx"
	@test -n "$$DOCUMENT" || { echo 'Thiếu tệp, ví dụ: make import FILE="bao cao.docx"'; exit 2; }
	@if test -n "$$WANTED"; then $(BAOCAO) import --period="$$WANTED" -- "$$DOCUMENT"; \
	  else $(BAOCAO) import -- "$$DOCUMENT"; fi

merge: $(READY) ## Đưa chỗ sửa trong Word về báo cáo: make merge FILE=tệp.docx
	@test -n "$$DOCUMENT" || { echo "Thiếu tên tệp, ví dụ: make merge FILE=bao-cao-da-sua.docx"; exit 2; }
	@$(BAOCAO) merge -- "$$DOCUMENT"

docx: $(READY) ## Xuất tệp Word của báo cáo nào đã đổi vào build/docx/
	@$(BAOCAO) docx --changed || $(NOT_ALL)
	@echo "Tệp Word: build/docx/"

pdf: $(PDF_PART) ## Xuất tệp PDF của báo cáo nào đã đổi vào build/pdf/ (cần LibreOffice)
	@$(BAOCAO) docx --changed; code=$$?; $(BAOCAO) pdf --changed && test $$code = 0 || $(NOT_ALL)
	@echo "Tệp PDF: build/pdf/"

site: $(SITE_PART) docs/quy-tac.md docs/the-thuc.md ## Dựng trang lưu trữ vào build/site/
	@$(BAOCAO) site

serve: $(SITE_PART) ## Xem trang lưu trữ trên máy, tự cập nhật khi lưu báo cáo
	@$(BAOCAO) site --serve

test: $(DEV_PART) ## Chạy mọi phép thử
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

pictures: docx site $(DEV_PART) ## Làm lại các hình trong README (cần LibreOffice và Chromium)
	@$(BIN)/python docs/images/make.py

bench: $(DEV_PART) $(BENCH_PART) ## Đo độ đúng của đối chiếu, và tốc độ so với công cụ khác trên 1.200 báo cáo
	@PYTHONPATH=tests $(BIN)/python -m bench.carry_over
	@PYTHONPATH=tests $(BIN)/python -m bench.speed
	@PYTHONPATH=tests $(BIN)/python -m bench.site

fuzz: $(DEV_PART) ## Thử bằng dữ liệu ngẫu nhiên có dẫn đường: make fuzz SECONDS=600
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(call GET,requirements/fuzz.lock) 2>/dev/null || true
	@$(BIN)/python tests/fuzz/run.py --seconds "$(SECONDS)"

lint: $(DEV_PART) $(TRIED_ACTIONLINT) ## Kiểm tra mã nguồn: ruff, mypy, các tầng của chương trình, các tệp cho máy dựng
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/shellcheck .ci/run
	@$(BIN)/pre-commit validate-manifest .pre-commit-hooks.yaml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml
	@$(BIN)/zizmor --quiet --offline .github action.yml
	@test ! -x $(BIN)/actionlint || $(BIN)/actionlint
	@test -x $(BIN)/actionlint || echo "Chưa soát bằng actionlint: bản cài của nó tải chương trình từ GitHub, máy này không tải được."

format: $(DEV_PART) ## Định dạng lại mã nguồn
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

lock: $(VENV)/.part-lock ## Chọn phiên bản các gói, ghi vào requirements.lock và requirements/ (UPGRADE=1: bản mới nhất)
	@$(BIN)/python requirements/make.py $(if $(UPGRADE),--upgrade)

clean: ## Xóa mọi thứ làm ra được (build/, môi trường)
	rm -rf build $(VENV) scripts/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# ---- môi trường: mỗi phần có một tệp dấu, đặt sau khi cài xong theo tệp khóa của phần ấy

PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
LOG = $@.log
# What lock files name, by their hashes alone. Who has something to go on with does not wait long for a network.
GET = $(PIP) --require-hashes $(if $(wildcard $@),--retries 1) $(addprefix --requirement ,$(1))
# No new stamp: the next make tries again.
GO_ON = { test -e $@ && $(BAOCAO) --version >/dev/null 2>&1 && echo >&2 \
  "Chưa cập nhật được môi trường, thường là vì không có mạng: làm tiếp với bản đang có, lần sau máy thử lại ($(LOG))."; }
GIVE_UP = { cat >&2 $(LOG); test -e $(READY) || rm -rf $(VENV); \
  echo >&2 "Chưa cài được $(1): lý do ở ngay trên, thường là vì không có mạng. Có mạng rồi thì chạy lại lệnh này."; exit 1; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên; chỉ rõ bằng: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) \
	  || { rm -rf $(VENV); echo "Không tạo được môi trường; trên Debian, Ubuntu cài thêm: apt install python3-venv"; exit 1; }

$(READY): requirements.lock pyproject.toml $(BIN)/python
	@test -e $@ || echo "Đang chuẩn bị môi trường Python, lần đầu mất khoảng nửa phút …"
	@rm -rf scripts/*.egg-info # of an older installation: it would hide what this one offers
	@if { $(call GET,requirements.lock) && $(PIP) --no-deps --no-build-isolation --editable .; } 2>$(LOG); then touch $@; \
	  else $(GO_ON) || $(call GIVE_UP,môi trường); fi

$(VENV)/.part-%: requirements/%.lock | $(READY)
	@test -e $@ || echo "Đang cài thêm phần $* …"
	@if $(call GET,requirements.lock $<) 2>$(LOG); then touch $@; else $(GO_ON) || $(call GIVE_UP,phần $*); fi

$(DEV_PART): | $(PDF_PART) $(SITE_PART) $(WATCH_PART) $(CLUSTER_PART)

$(TRIED_ACTIONLINT): requirements/actions.lock | $(READY)
	@$(call GET,$<) 2>/dev/null || true
	@touch $@

# ---- tệp thật

# Whether these are up to date the program asks by content: what was copied or restored may bear any time.
.PHONY: always
$(DOCX): build/docx/%.docx: always | $(READY)
	@$(BAOCAO) docx --changed reports/$*.md -o $@

$(PDF): build/pdf/%.pdf: build/docx/%.docx always | $(READY)
	@$(BAOCAO) pdf --changed reports/$*.md -o $@

docs/quy-tac.md: $(CODE) | $(READY)
	@$(call WRITTEN,$(BAOCAO) rules --format markdown)

docs/the-thuc.md: $(CODE) | $(READY)
	@$(call WRITTEN,$(BAOCAO) rules --form --format markdown)
