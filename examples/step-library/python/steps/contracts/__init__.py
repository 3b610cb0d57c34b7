from .pytorch_training_contract import PYTORCH_TRAIN_CONTRACT
from .xgboost_training_contract import XGBOOST_TRAIN_CONTRACT

__all__ = ["PYTORCH_TRAIN_CONTRACT", "XGBOOST_TRAIN_CONTRACT"]
