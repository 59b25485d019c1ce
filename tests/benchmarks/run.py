"""Prints every figure that README speaks of: banners, print files, then whole builds, each beside its peer.

python tests/benchmarks/run.py
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PARTS = (("banners.py",), ("pdf.py",), ("builds.py", "--pages", "100"))


def main() -> None:
    """Run each part in a process of its own, so that none warms the next."""
    for name, *arguments in PARTS:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, FOLDER / name, *arguments], check=True)


if __name__ == "__main__":
    main()
