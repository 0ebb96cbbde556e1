"""Where the built style and script files live: hashed names, kept for ever by the browser."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class HashedStatic(CompressedManifestStaticFilesStorage):
    # Our scripts are ES modules: an import must be rewritten to the hashed name as well.
    support_js_module_import_aggregation = True
