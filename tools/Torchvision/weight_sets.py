"""Writes src/RobustBench/Models/weight-sets.csv: what published weights of torchvision and timm want their images to be like.

torchvision's are asked of torchvision 0.14. timm's are those of its ResNets, whose files have torchvision's names, as its code states
them (timm/models/resnet.py, `default_cfgs`): at the size of its tests, where it names one; what the short side is resized to is the
size by the share that is cropped, rounded down, as timm's transforms have it.

    python3 tools/Torchvision/weight_sets.py
"""
import csv
import enum
import math
import pathlib

import torchvision.models

TARGET = pathlib.Path(__file__).resolve().parents[2] / "src/RobustBench/Models/weight-sets.csv"
IMAGENET, HALF = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)), ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
# Left out: features of another network without a classifier.
NO_CLASSIFIER = {"IMAGENET1K_FEATURES"}

# The size, the share that is cropped, and the filter.
RECIPES = {
    "plain": (224, 0.875, "bilinear"),
    "bicubic": (224, 0.875, "bicubic"),
    "a": (288, 1.0, "bicubic"),
    "a3": (224, 0.95, "bicubic"),
    "t": (288, 0.95, "bicubic"),
    "tv2": (224, 0.965, "bilinear"),
    "h50": (224, 1.0, "bicubic"),
}
TIMM = {
    "resnet18": {"a1": "a", "a2": "a", "a3": "a3", "tv": "plain", "gluon": "bicubic", "fb_ssl_yfcc100m_ft": "plain", "fb_swsl_ig1b_ft": "plain"},
    "resnet34": {"a1": "a", "a2": "a", "a3": "a3", "bt": "t", "tv": "plain", "gluon": "bicubic"},
    "resnet50": {
        "a1": "a", "a1h": "h50", "a2": "a", "a3": "a3", "b1k": "a", "b2k": "a", "c1": "a", "c2": "a", "d": "a", "ram": "t", "am": "bicubic", "ra": "t",
        "bt": "t", "tv": "plain", "tv2": "tv2", "gluon": "bicubic", "fb_ssl_yfcc100m_ft": "plain", "fb_swsl_ig1b_ft": "plain"},
    "resnet101": {"a1h": "a", "a1": "a", "a2": "a", "a3": "a3", "tv": "plain", "tv2": "tv2", "gluon": "bicubic"},
    "resnet152": {"a1h": "a", "a1": "a", "a2": "a", "a3": "a3", "tv": "plain", "tv2": "tv2", "gluon": "bicubic"},
    "wide_resnet50_2": {"racm": "t", "tv": "plain", "tv2": "tv2"},
    "wide_resnet101_2": {"tv": "plain", "tv2": "tv2"},
    "resnext50_32x4d": {
        "a1h": "a", "a1": "a", "a2": "a", "a3": "a3", "ra": "t", "tv": "plain", "tv2": "tv2", "fb_ssl_yfcc100m_ft": "plain", "fb_swsl_ig1b_ft": "plain"},
    "resnext101_32x8d": {"tv": "plain", "tv2": "tv2", "fb_wsl_ig1b_ft": "plain", "fb_ssl_yfcc100m_ft": "plain", "fb_swsl_ig1b_ft": "plain"},
    "resnext101_64x4d": {"c1": "a", "tv": "plain"},
}


def torchvision_sets():
    for name in torchvision.models.list_models(torchvision.models):
        for weights in torchvision.models.get_model_weights(name).__members__.values():
            if weights.name in NO_CLASSIFIER:
                continue
            how = weights.transforms()
            colours = "imagenet" if (tuple(how.mean), tuple(how.std)) == IMAGENET else "half"
            assert colours == "imagenet" or (tuple(how.mean), tuple(how.std)) == HALF
            # torchvision turns normalised images into (x - 1/2) / (1/2) within this network.
            colours = "half" if name == "googlenet" else colours
            yield name, weights.name, how.resize_size[0], how.crop_size[0], how.interpolation.value, colours


def timm_sets():
    for name, sets in TIMM.items():
        for weights, recipe in sets.items():
            size, share, interpolation = RECIPES[recipe]
            yield name, f"{weights}_in1k", math.floor(size / share), size, interpolation, "imagenet"


def main():
    rows = dict.fromkeys([*torchvision_sets(), *timm_sets()])
    known = {line.split(",")[0] for line in (TARGET.parents[3] / "tools/Torchvision/torchvision.csv").read_text().split("\n")}
    with open(TARGET, "w", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(["architecture", "name", "resize", "size", "interpolation", "colours"])
        writer.writerows(row for row in rows if row[0] in known)


if __name__ == "__main__":
    main()
