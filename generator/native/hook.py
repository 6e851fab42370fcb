"""The build hook: with ``HATCH_BUILD_HOOK_ENABLE_CUSTOM=1`` a wheel is compiled, without it nothing loads this."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledWheel(BuildHookInterface[Any]):
    """Puts the compiled package where the sources would be."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell what goes into the wheel. An editable install stays what the sources are."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "generator"))
        from native.building import build, built_files, pack

        self.app.display_info("Compiling, which takes some minutes …")
        built = build(root)
        build_data["force_include"] |= {str(built / path): path.as_posix() for path in built_files(built)}
        templates = pack(root)
        build_data["force_include"][str(templates)] = "specloom/compiled"
        # What was compiled stands in the place of what the checkout has, not beside it.
        self.build_config.target_config["exclude"] = ["/generator/specloom/**/*.py"]
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
