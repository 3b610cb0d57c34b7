LAST = "/opt/ml/checkpoints/last.pt"
