import os

REGION = os.environ["REGION"]
LABEL = os.environ["LABEL_NAME"]
ID = os.environ["ID_NAME"]
SPLIT = float(os.environ.get("SPLIT", "0.8"))
STAGE = os.environ.get("STAGE", "dev")


def columns():
    return [os.environ["ID_NAME"], os.environ["WEIGHT_NAME"]]
