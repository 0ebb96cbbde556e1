from .completing import completing
from .families import found
from .reads import reads
from .record import record, relationship
from .worklist import worklist

__all__ = ["completing", "found", "reads", "record", "relationship", "worklist"]
