"""Link this checkout into the running virtual environment: the package and its command."""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "import sys; from witnessmark.cli import main; sys.exit(main())"


def main() -> None:
    """Write the path file and the `witnessmark` command."""
    purelib = Path(sysconfig.get_paths()["purelib"])
    (purelib / "witnessmark.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    command = Path(sysconfig.get_paths()["scripts"]) / "witnessmark"
    command.write_text(f"#!{sys.executable}\n{COMMAND}\n", encoding="utf-8")
    command.chmod(0o755)


main()
