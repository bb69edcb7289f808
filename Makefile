# The table of contents of this project: every task with one line of help. `make` alone prints it.

PYTHON ?= python3
SECONDS ?= 600
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BAOCAO := $(BIN)/baocao

# One Word file for each report: touching one report rebuilds one file.
# (Names with blanks are no names of a period: make could not follow them, and rule F04 speaks of them.)
REPORTS := $(shell find reports -mindepth 2 -maxdepth 2 -name '[0-9]*.md' ! -name '* *' 2>/dev/null | sort)
DOCX := $(REPORTS:reports/%.md=build/docx/%.docx)
PDF := $(REPORTS:reports/%.md=build/pdf/%.pdf)
# What the files are made by: a change there makes every file again (and writes those that come out other).
CODE := $(shell find scripts/baocao -type f ! -path '*/__pycache__/*' ! -path '*/site/*' ! -path '*/pdf/*' 2>/dev/null)
PDF_CODE := $(wildcard scripts/baocao/pdf/*.py)

# Stale files are listed first, then made in one go: to start a program takes as long as several files.
# A repository of many offices, whose reports lie elsewhere, leaves it to the program to find what changed.
LIST = build/.stale-$@
LISTED = mkdir -p build && : > $(LIST) && $(MAKE) --no-print-directory --silent LATER=$(LIST) $(1)
IN_ONE_GO = $(if $(REPORTS),{ test ! -s $(LIST) || $(BAOCAO) $(1) $$(sort -u $(LIST)); },$(BAOCAO) $(1))
WORD = $(if $(REPORTS),$(call LISTED,$(DOCX)) &&) $(call IN_ONE_GO,docx)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup check fix new docx pdf site serve test fuzz pictures bench lint format clean

help: ## Liệt kê các việc làm được
	@echo "Cách dùng: make VIỆC"
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY) ## Cài đặt môi trường (các việc khác tự gọi khi cần)

check: $(READY) ## Kiểm tra mọi báo cáo
	@$(BAOCAO) check

fix: $(READY) ## Tự sửa những chỗ sửa được an toàn
	@$(BAOCAO) check --fix

new: $(READY) ## Tạo bản nháp một tháng: make new PERIOD=2022-05
	@test -n "$(PERIOD)" || { echo "Thiếu kỳ báo cáo, ví dụ: make new PERIOD=2022-05"; exit 2; }
	@$(BAOCAO) new "$(PERIOD)"

docx: $(READY) ## Xuất tệp Word của báo cáo nào đã đổi vào build/docx/
	+@$(WORD) || { echo "Có báo cáo chưa xuất được: xem ở trên. Các báo cáo khác đã xuất."; exit 1; }
	@echo "Tệp Word: build/docx/"

pdf: $(READY) ## Xuất tệp PDF của báo cáo nào đã đổi vào build/pdf/ (cần LibreOffice)
	+@$(if $(REPORTS),$(call LISTED,$(PDF)) &&) $(call IN_ONE_GO,docx); code=$$?; $(call IN_ONE_GO,pdf) && test $$code = 0 \
	  || { echo "Có báo cáo chưa xuất được: xem ở trên. Các báo cáo khác đã xuất."; exit 1; }
	@echo "Tệp PDF: build/pdf/"

site: $(READY) docs/quy-tac.md docs/the-thuc.md ## Dựng trang lưu trữ vào build/site/
	+@$(WORD) || echo "Có báo cáo chưa xuất được Word: trang của nó không có tệp tải về."
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Trang lưu trữ: build/site/ (chép lên máy chủ web; xem ngay trên máy này: make serve)"

serve: $(READY) ## Xem trang lưu trữ trên máy, tự cập nhật khi lưu báo cáo
	+@$(WORD) || true
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve --strict --dirty

test: $(READY) ## Chạy mọi phép thử
	@$(BIN)/python -m pytest

pictures: docx site ## Làm lại các hình trong README (cần LibreOffice và Chromium)
	@$(BIN)/python docs/images/make.py

bench: $(READY) ## Đo độ đúng của đối chiếu, và tốc độ so với công cụ khác trên 1.200 báo cáo
	@$(BIN)/python tests/carry_bench.py
	@$(BIN)/python tests/bench.py
	@$(BIN)/python tests/site_bench.py

fuzz: $(READY) ## Thử bằng dữ liệu ngẫu nhiên có dẫn đường: make fuzz SECONDS=600
	@$(BIN)/python -c 'import atheris' 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' 2>/dev/null || true
	@$(BIN)/python tests/fuzz/run.py --seconds "$(SECONDS)"

lint: $(READY) ## Kiểm tra mã nguồn: ruff và mypy
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(READY) ## Định dạng lại mã nguồn
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

clean: ## Xóa mọi thứ làm ra được (build/, môi trường)
	rm -rf build $(VENV) scripts/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# ---- tệp thật

$(READY): pyproject.toml
	@echo "Đang chuẩn bị môi trường Python, lần đầu mất khoảng một phút …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên; chỉ rõ bằng: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Không tạo được môi trường; trên Debian, Ubuntu cài thêm: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf,site,dev]'
	@touch $@

# With LATER, the report is only noted there.
build/docx/%.docx: reports/%.md baocao.yml $(CODE) | $(READY)
	@$(if $(LATER),echo $< >> $(LATER),$(BAOCAO) docx $< -o $@)

$(PDF): build/pdf/%.pdf: build/docx/%.docx $(PDF_CODE) | $(READY)
	@$(if $(LATER),echo reports/$*.md >> $(LATER),$(BAOCAO) pdf reports/$*.md -o $@)

docs/quy-tac.md: $(CODE) | $(READY)
	@$(BAOCAO) rules --format markdown > $@.tmp && mv $@.tmp $@

docs/the-thuc.md: $(CODE) | $(READY)
	@$(BAOCAO) rules --form --format markdown > $@.tmp && mv $@.tmp $@
