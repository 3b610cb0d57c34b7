import os as system

FOLDERS = {
    "model": "/opt/ml/model",
    "checkpoints": "/opt/ml/checkpoints",
}
