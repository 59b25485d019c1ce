"""The QR code of an address (ISO/IEC 18004), as plain rows of modules.

In: an address. Out: rows of 0 and 1, the quiet zone of four modules round them.
How large a module is drawn is decided in `composing`.
"""

from functools import lru_cache

import segno

QUIET_MODULES = 4  # ISO/IEC 18004, 9.1
LONGEST_ADDRESS = 300  # characters; longer ones make codes too fine to scan from a banner


@lru_cache(maxsize=512)
def modules(address: str) -> tuple[tuple[int, ...], ...]:
    """Return the code's rows; empty for no address, or one too long to be scanned."""
    if not address or len(address) > LONGEST_ADDRESS:
        return ()
    # The least correction that the smallest code has room for: fewer, larger modules scan better.
    code = segno.make_qr(address, error="l", boost_error=True)
    return tuple(tuple(map(int, row)) for row in code.matrix_iter(border=QUIET_MODULES))
