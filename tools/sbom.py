"""Writes what a running Gangmu is made of, from the lock file, as CycloneDX 1.5: `make sbom`."""

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent


def bill_of_materials(lock: str, *, version: str) -> dict[str, Any]:
    """Turn a lock file into a bill of materials: each distribution with its version and hashes."""
    entries = re.findall(r"^([\w.-]+)==([\w.]+)(.*?)(?=^[\w.-]+==|\Z)", lock, flags=re.MULTILINE | re.DOTALL)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "gangmu",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [component(*entry) for entry in entries],
    }


def component(name: str, version: str, rest: str) -> dict[str, Any]:
    """Describe one distribution; the hashes are those of its files, any of which may be installed."""
    purl = f"pkg:pypi/{name.lower()}@{version}"
    files = [{"alg": "SHA-256", "content": digest} for digest in re.findall(r"sha256:([0-9a-f]{64})", rest)]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "hashes": files,
    }


def main() -> None:
    """Write the bill of materials to stdout."""
    source = (ROOT / "src/gangmu/__init__.py").read_text("utf-8")
    version = re.findall(r'__version__ = "(.+)"', source)[0]
    bill = bill_of_materials((ROOT / "requirements.lock").read_text("utf-8"), version=version)
    json.dump(bill, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
