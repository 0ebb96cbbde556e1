from .families import found
from .reads import reads
from .record import record, relationship
from .worklist import worklist

__all__ = ["found", "reads", "record", "relationship", "worklist"]
