"""Makes the tiny TorchScript and ONNX files of tests/RobustBench.Tests/Models/Fixtures, right and wrong ones.

Made with PyTorch 1.13 and torchvision 0.14 (Debian 12: python3-torch, python3-torchvision); no onnx package is needed.
One network: 3 channels → 4 → 5 classes, for images of 8 × 8 (or any size, unless the name says otherwise), which are
normalised before it with mean .4 .5 .6 and standard deviation .2 .25 .3.

    python3 tools/Fixtures/make_models.py
"""
import json
import pathlib
import warnings
import zipfile

import torch
from torch import nn

warnings.simplefilter("ignore")
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "tests/RobustBench.Tests/Models/Fixtures"
COUNT, SIZE = 5, 8


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.last = nn.Linear(4, 5)

    def forward(self, x):
        return self.last(torch.relu(self.norm(self.conv(x))).mean([2, 3]))


class Ten(nn.Module):
    """Ten classes, from the corner of images of any size, so that images of noise differ."""

    def __init__(self, seed):
        super().__init__()
        torch.manual_seed(seed)
        self.conv, self.last = nn.Conv2d(3, 16, 5, stride=100), nn.Linear(16, 10)
        for parameter in self.parameters():
            parameter.requires_grad_(False).mul_(2)

    def forward(self, x):
        return self.last(torch.relu(self.conv(x)).mean([2, 3]))


class Around(nn.Module):
    """The network with something around it."""

    def __init__(self, network, function):
        super().__init__()
        self.network, self.function = network, function

    def forward(self, *inputs):
        return self.function(self.network, *inputs)


class OneOperator(nn.Module):
    def forward(self, x):
        return torch.ops.torchvision.nms(x[0, 0, :, :4], x[0, 0, :, 0], 0.5)


def images():
    """Multiples of the golden ratio modulo 1, in double, as the tests make them."""
    count = COUNT * 3 * SIZE * SIZE
    values = [(i * 0.6180339887498949) % 1 for i in range(count)]
    return torch.tensor(values, dtype=torch.float32).reshape(COUNT, 3, SIZE, SIZE)


def make_network():
    torch.manual_seed(2018)
    network = Tiny().eval()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.mul_(3)
        network.norm.running_mean.uniform_(-1, 1)
        network.norm.running_var.uniform_(0.5, 2)
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    return network


def torchscript(network, batch):
    def save(name, function, inputs=(batch,), **options):
        torch.jit.trace(Around(network, function).eval(), inputs, **options).save(str(FOLDER / f"{name}.pt"))

    traced = torch.jit.trace(network, batch)
    frozen = torch.jit.freeze(traced)
    traced.save(str(FOLDER / "traced.pt"))
    torch.jit.script(network).save(str(FOLDER / "scripted.pt"))
    frozen.save(str(FOLDER / "frozen.pt"))
    torch.jit.optimize_for_inference(frozen).save(str(FOLDER / "optimised.pt"))
    save("tuple", lambda net, x: (net(x), x))
    save("dictionary", lambda net, x: {"logits": net(x)}, strict=False)
    save("map", lambda net, x: net.conv(x))
    save("double", lambda net, x: net(x).double())
    save("two-inputs", lambda net, x, y: net(x + y), inputs=(batch, batch))
    save("rows", lambda net, x: net.last(x.view(1, -1)[:, :4]), inputs=(batch[:1],))
    save("baked-batch", lambda net, x: net.last(x.view(1, 48, 4).mean(1)), inputs=(batch[:1],))
    save("infinite", lambda net, x: net(x) / 0)
    save("no-gradient", lambda net, x: net(x.detach()))
    save("eight-by-eight", lambda net, x: x.reshape(-1, 3 * SIZE * SIZE)[:, :5] * 2)
    torch.jit.trace(Ten(1), batch).save(str(FOLDER / "ten.pt"))
    training = make_network().train()
    torch.jit.trace(training, batch, check_trace=False).save(str(FOLDER / "training.pt"))
    import torchvision  # noqa: F401  its operators
    torch.jit.script(OneOperator()).save(str(FOLDER / "operator.pt"))
    torch.save(network.state_dict(), FOLDER / "state-dict.pt")


def without_debug_records(path):
    """Leaves out where each line of code was written, which names paths of this machine."""
    with zipfile.ZipFile(path) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist() if not entry.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in entries:
            archive.writestr(zipfile.ZipInfo(entry.filename), content, entry.compress_type)


def onnx(network, batch):
    def save(name, function, inputs, **options):
        torch.onnx.export(Around(network, function).eval(), inputs, str(FOLDER / f"{name}.onnx"), opset_version=13, **options)

    def plain(net, x):
        return net(x)

    free = {"input_names": ["image"], "output_names": ["logits"]}
    save("dynamic", plain, batch, dynamic_axes={"image": {0: "n"}, "logits": {0: "n"}}, **free)
    save("any-size", plain, batch, dynamic_axes={"image": {0: "n", 2: "h", 3: "w"}, "logits": {0: "n"}}, **free)
    for name, ten in (("ten", Ten(1)), ("ten-other", Ten(2))):
        save(name, lambda net, x: ten(x), batch, dynamic_axes={"image": {0: "n", 2: "h", 3: "w"}, "logits": {0: "n"}}, **free)
    save("batch-1", plain, batch[:1])
    save("batch-4", plain, batch[:4])
    save("oblong", lambda net, x: net(x), batch[:1, :, :, :6])
    save("two-inputs", lambda net, x, y: net(x + y), (batch[:1], batch[:1]))
    save("half", lambda net, x: net(x.float()), batch[:1].half())
    save("channels-last", lambda net, x: net(x.permute(0, 3, 1, 2)), batch[:1].permute(0, 2, 3, 1))
    save("two-outputs", lambda net, x: (net.conv(x), net(x)), batch[:1])
    save("named-output", lambda net, x: (net.conv(x), net(x)), batch[:1], output_names=["features", "logits"])
    save("map", lambda net, x: net.conv(x), batch[:1])
    save("double", lambda net, x: net(x).double(), batch[:1])
    save("mixing", lambda net, x: net(x - x.mean(0, keepdim=True)), batch,
         dynamic_axes={"image": {0: "n"}, "logits": {0: "n"}}, **free)
    (FOLDER / "external.onnx").write_bytes(with_external_weights((FOLDER / "dynamic.onnx").read_bytes()))


# The protobuf encoding, as far as it takes to move the weights of an ONNX file into another file (which is not made).
def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def read_varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 128:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        tag, at = read_varint(data, at)
        if tag & 7 == 0:
            value, at = read_varint(data, at)
        else:
            length, at = read_varint(data, at)
            value, at = data[at:at + length], at + length
        yield tag, value


def encode(tag, value):
    return varint(tag) + (varint(value) if tag & 7 == 0 else varint(len(value)) + value)


def message(number):
    return number << 3 | 2


def with_external_weights(model):
    def tensor(data):
        entry = encode(message(1), b"location") + encode(message(2), b"weights.bin")
        kept = b"".join(encode(*field) for field in fields(data) if field[0] != message(9))
        return kept + encode(message(13), entry) + encode(14 << 3, 1)

    def graph(data):
        return b"".join(encode(tag, tensor(value) if tag == message(5) else value) for tag, value in fields(data))

    return b"".join(encode(tag, graph(value) if tag == message(7) else value) for tag, value in fields(model))


def main():
    FOLDER.mkdir(exist_ok=True)
    network = make_network()
    mean, std = (torch.tensor(v).reshape(1, 3, 1, 1) for v in ([.4, .5, .6], [.2, .25, .3]))
    batch = (images() - mean) / std
    logits = network(batch)
    (FOLDER / "logits.json").write_text(json.dumps({"logits": [[round(v, 7) for v in row] for row in logits.tolist()]}, indent=2) + "\n")
    torchscript(network, batch)
    for path in FOLDER.glob("*.pt"):
        without_debug_records(path)
    onnx(network, batch)


if __name__ == "__main__":
    main()
