"""Compares every architecture that torchvision has, too, or those named, with torchvision's, and writes torchvision.csv.

Those for CIFAR, which it has not, are compared with cifar_networks.py.
Each gets random weights, of which every tensor differs from its neighbours, and is shown two images of noise. PyTorch computes
in double (gradients of large images in single). The largest difference of a logit is stated relative to the largest logit, that of the gradient of all logits' sum as the
norm of the difference by the norm; more than 1e-4, or 0.1 of the gradient (of many ReLUs some are so near to 0 that rounding turns them), ends with exit code 1. Made with PyTorch 1.13 and torchvision 0.14 of Debian 12,
which it installs where they are absent (as root).

    python3 tools/Torchvision/compare.py [ARCHITECTURE ...]
"""
import csv
import hashlib
import pathlib
import subprocess
import sys
import tempfile

try:
    import torch
    import torchvision
except ImportError:
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-torch", "python3-torchvision"], check=True)
    import torch
    import torchvision

from cifar_networks import NETWORKS

FOLDER = pathlib.Path(__file__).resolve().parent
PROGRAM = ["dotnet", "run", "-c", "Release", "--no-build", "--project", str(FOLDER), "--"]
TABLE = FOLDER / "torchvision.csv"
LIMIT = 1e-4
# Beyond so many pixels a gradient in double takes more memory than most machines have.
LARGEST_IN_DOUBLE = 400
IMAGENET = (None, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
# For training alone, or numbers that follow from the architecture.
LEFT = ("aux1.", "aux2.", "num_batches_tracked", "relative_position_index")


def network(name, size):
    """The network with weights that leave no part of it without effect."""
    if name in NETWORKS:
        model = NETWORKS[name][0]().eval()
    else:
        more = {"transform_input": True, "init_weights": False} if name == "googlenet" else {}
        model = torchvision.models.get_model(name, weights=None, **more).eval()
    with torch.no_grad():
        for key, tensor in model.state_dict().items():
            if key.endswith(("running_var", "running_mean")) or not tensor.is_floating_point():
                continue
            if key.endswith("layer_scale"):
                tensor.uniform_(0.1, 0.5)
            elif tensor.dim() > 1 and key.endswith("weight"):
                tensor.normal_(0, (2 / tensor[0].numel()) ** 0.5)
            elif tensor.dim() == 1 and key.endswith("weight"):
                tensor.uniform_(0.1, 0.5)
            else:
                tensor.normal_(0, 0.3)
        # With statistics that are not its own a deep network of random weights is chaotic: any rounding would grow without bound.
        norms = [module for module in model.modules() if isinstance(module, torch.nn.BatchNorm2d)]
        for norm in norms:
            norm.momentum = None
            norm.train()
        if norms:
            model(torch.randn(8, 3, size, size) * 1.5)
        return model.eval()


def evaluated(state):
    return {key: tensor for key, tensor in state.items() if not any(part in key for part in LEFT)}


def digest(state):
    lines = sorted(f"{key} {'x'.join(str(side) for side in tensor.shape)}" for key, tensor in state.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read(path, like):
    return torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.float32).reshape(like.shape).double()


def slope_of(model, image, mean, std):
    image.requires_grad_()
    return torch.autograd.grad(model((image - mean) / std).sum(), image)[0]


def compare(name, size, folder):
    torch.manual_seed(2018)
    model = network(name, size)
    state = model.state_dict()
    stimuli = torch.rand(2, 3, size, size)
    torch.save(state, folder / "weights.pth")
    (folder / "stimuli").write_bytes(stimuli.numpy().tobytes())
    subprocess.run([*PROGRAM, name, *(str(folder / file) for file in ("weights.pth", "stimuli", "logits", "gradient"))], check=True)

    mean, std = (torch.tensor(values).double().reshape(1, 3, 1, 1) for values in NETWORKS.get(name, IMAGENET)[1:])
    model = model.double()
    with torch.no_grad():
        logits = model((stimuli.double() - mean) / std)
    kind = torch.float64 if size <= LARGEST_IN_DOUBLE else torch.float32
    model = model.to(kind)
    gradient = torch.cat([slope_of(model, image[None].to(kind), mean.to(kind), std.to(kind)) for image in stimuli]).double()
    found, slope = (read(folder / file, like) for file, like in (("logits", logits), ("gradient", gradient)))
    largest, difference = logits.abs().max().item(), (found - logits).abs().max().item()
    used = evaluated(state)
    return {
        "architecture": name,
        "size": size,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "keys": len(state),
        "evaluated_keys": len(used),
        "evaluated_numbers": sum(tensor.numel() for tensor in used.values()),
        "evaluated_sha256": digest(used),
        "largest_logit": f"{largest:.3g}",
        "largest_difference": f"{difference:.2g}",
        "relative_difference": f"{difference / largest:.1e}",
        "gradient_difference": f"{((slope - gradient).norm() / gradient.norm()).item():.1e}",
    }


def main(wanted):
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", str(FOLDER)], check=True)
    listed = subprocess.run(PROGRAM, check=True, capture_output=True, text=True).stdout.split("\n")
    ours = {name: int(size) for name, size in (line.split() for line in listed if line)}
    theirs = {*torchvision.models.list_models(torchvision.models), *NETWORKS}
    both = [name for name in ours if name in theirs and (not wanted or name in wanted)]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name in both:
            row = compare(name, ours[name], pathlib.Path(folder))
            print(name, row["relative_difference"], row["gradient_difference"], flush=True)
            failed |= not (float(row["relative_difference"]) < LIMIT and float(row["gradient_difference"]) < 1000 * LIMIT)
            keep(row, list(ours))
    return int(failed)


def keep(row, order):
    """Writes the row to the table, in place of an earlier one of the same network."""
    rows = {}
    if TABLE.exists():
        with open(TABLE, newline="") as table:
            rows = {each["architecture"]: each for each in csv.DictReader(table)}
    rows[row["architecture"]] = row
    with open(TABLE, "w", newline="") as table:
        writer = csv.DictWriter(table, row, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[name] for name in order if name in rows)


sys.exit(main(sys.argv[1:]))
