"""The checklist in words for a family: gentle, plain, and only what a parent can say of themselves.

What a professional watches for between parent and baby, and what would frighten or blame, is not
asked in a form: it belongs in a conversation.
"""

from collections.abc import Mapping

FAMILY_WORDS: Mapping[str, str] = {
    "stressor-prem": "My baby came early or was very small",
    "stressor-illness": "My baby is ill or has a disability",
    "stressor-neonatal-separation": "We were apart after the birth",
    "stressor-fussy": "My baby cries a lot and is hard to settle",
    "stressor-passive": "My baby is very quiet",
    "stressor-touch": "My baby pulls away when held",
    "stressor-feeding": "Feeding or sleep is hard",
    "stressor-birth-trauma": "The birth was frightening",
    "stressor-signals": "I find it hard to tell what my baby wants",
    "stressor-no-pleasure": "It is hard to enjoy our time together",
    "stressor-mh": "I feel low, worried or unwell in my mind",
    "stressor-physical": "I am unwell in my body",
    "stressor-loss": "We have lost a baby or a child",
    "stressor-unplanned": "The pregnancy was a shock",
    "stressor-isolated": "I feel alone",
    "stressor-couple": "Things are hard between us as a couple",
    "stressor-life-events": "Something big has changed, like a loss or a move",
    "stressor-housing": "Our home is not right for us",
    "stressor-poverty": "Money is a worry",
    "stressor-many-children": "We have other little ones to look after",
    "strength-support": "I have someone I can lean on",
    "strength-couple": "We help each other as parents",
    "strength-pleasure": "My baby and I have good moments",
}
