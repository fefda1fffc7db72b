"""Start the dashboard: Streamlit in a process of its own, on this machine only unless its configuration says otherwise.

Limit: it runs until interrupted; putting it behind a public address is for a web server in front of it.
"""

from __future__ import annotations

import os
import subprocess
import sys

from stance.errors import StanceError
from stance.settings import ROOT, Settings


def serve(settings: Settings, port: int) -> int:
    """Run `app.py` until it ends or is interrupted; its exit code."""
    app = ROOT / "app.py"
    if not app.exists():
        raise StanceError(f"There is no {app}. Run the program from a complete copy of the project.")
    model = settings.model if not os.path.exists(settings.model) else os.path.abspath(settings.model)
    environment = os.environ | {"STANCE_DB": str(settings.db.absolute()), "STANCE_MODEL": model}
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    print(f"Dashboard: http://localhost:{port} (Ctrl+C to stop)", file=sys.stderr, flush=True)
    try:
        # From the root, where Streamlit finds .streamlit/config.toml and Python finds the package.
        return subprocess.run(command, cwd=ROOT, env=environment).returncode
    except KeyboardInterrupt:
        return 0
