from .families import found
from .worklist import worklist

__all__ = ["found", "worklist"]
