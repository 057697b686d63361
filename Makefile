# Aliases of ./gangmu, and the one thing that only maintainers need: new lock files.
.PHONY: demo test lock

demo:
	@./gangmu demo

test:
	@./gangmu test

# Needs uv. Hashes of every wheel and source of a release are taken, so one file serves all machines.
LOCK = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" pyproject.toml build-requirements.in
lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra test --extra docs -c requirements.lock -o requirements-test.lock

# What a running Gangmu is made of, and what is known against it. The audit needs pip-audit and its advisory source.
.PHONY: sbom audit
sbom:
	@python3 tools/sbom.py

audit:
	pip-audit --require-hashes --disable-pip -r requirements.lock
