"""Words of the first person: whoever speaks in them is not the one who tells.

Limits: `me` and `nôtre` are left out, which narration uses as often.
"""

import re

FIRST_PERSON = re.compile(r"(?<![\w-])(?:(?:je|nous|moi|mon|ma|mes|notre|nos)(?!\w)|[jm]['’])", re.IGNORECASE)
