"""Start the dashboard: this process becomes Streamlit, on this machine only unless its configuration says otherwise.

Limit: it runs until interrupted; putting it behind a public address is for a web server in front of it.
"""

from __future__ import annotations

import os
import subprocess
import sys

from stance.errors import StanceError
from stance.settings import ROOT, Settings

READ_ONLY_UPLOAD_MB = 2


def serve(settings: Settings, port: int) -> int:
    """Run `app.py` until it ends or is interrupted; its exit code where this process outlives it (Windows)."""
    app = ROOT / "app.py"
    if not app.exists():
        raise StanceError(f"There is no {app}. Run the program from a complete copy of the project.")
    model = settings.model if not os.path.exists(settings.model) else os.path.abspath(settings.model)
    environment = os.environ | {"STANCE_DB": str(settings.db.absolute()), "STANCE_MODEL": model}
    command = [sys.executable, "-m", "stance.views.server", "run", str(app), "--server.port", str(port)]
    if settings.read_only:  # nobody imports, and what strangers send is held in memory
        command += ["--server.maxUploadSize", str(READ_ONLY_UPLOAD_MB)]
    print(f"Dashboard: http://localhost:{port} (Ctrl+C to stop)", file=sys.stderr, flush=True)
    os.chdir(ROOT)  # where Streamlit finds .streamlit/config.toml and Python finds the package
    if os.name == "nt":
        return subprocess.run(command, env=environment).returncode
    # Becoming the server, rather than its parent, lets every signal reach it: nothing is left behind.
    os.execve(sys.executable, command, environment)
