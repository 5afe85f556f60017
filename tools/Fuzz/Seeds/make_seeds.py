"""Makes the seed files of the weight fuzzers with PyTorch 1.13 (Debian's python3-torch): python3 make_seeds.py FOLDER"""
import collections
import os
import sys

import torch

folder = sys.argv[1]
torch.manual_seed(0)


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 2, 3)
        self.norm = torch.nn.BatchNorm2d(2)
        self.fc = torch.nn.Linear(2, 3)


state = Net().state_dict()
base = torch.arange(24, dtype=torch.float32)
views = collections.OrderedDict(
    whole=base, slice=base[4:12], transposed=base.view(4, 6).t(), expanded=base[:1].expand(5, 7), scalar=torch.tensor(1.5),
    half=base.half(), bfloat16=base.bfloat16(), double=base.double(), long=base.long(), flags=base > 3)
checkpoint = {
    "epoch": 3, "best_acc": 91.5, "name": "net", "done": True, "none": None, "big": 1 << 70, "list": [1, (2, 3)],
    "state_dict": {"module." + name: value for name, value in state.items()},
    "optimizer": torch.optim.SGD(Net().parameters(), lr=0.1, momentum=0.9).state_dict(),
}
files = {"state": state, "views": views, "checkpoint": checkpoint, "parameter": {"w": torch.nn.Parameter(base)}}
for name, content in files.items():
    torch.save(content, os.path.join(folder, f"{name}.zip.pth"))
    torch.save(content, os.path.join(folder, f"{name}.legacy.pth"), _use_new_zipfile_serialization=False)
torch.save(state, os.path.join(folder, "protocol4.zip.pth"), pickle_protocol=4)
