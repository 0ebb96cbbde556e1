"""What is known: programmes, claims, sources and stressors, each fact with its source and date.

from attunement.knowledge import library
library().programmes["watch-wait-and-wonder"].dose.planned_sessions   # 18
"""
