.PHONY: run test check bench

run: ## set up what is missing, and serve on this machine
	@scripts/bootstrap
	@exec .venv/bin/attunement run

test: ## every test, on SQLite and on PostgreSQL, browser journeys included
	@scripts/bootstrap
	@scripts/test

check: ## the checks that need no running product
	@scripts/bootstrap
	@scripts/check

bench: ## how fast, against a bare page and as the record grows
	@scripts/bootstrap
	@.venv/bin/python -m benchmarks
