"""What practice stands on beside programmes: guidance, tools, scales, frameworks and words."""
