import os as system

FOLDERS = {
    "model": "/opt/ml/model",
    "checkpoints": system.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints"),
}
