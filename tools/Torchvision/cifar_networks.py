"""The networks for CIFAR that torchvision has not, a second time in PyTorch, with the names of their state dicts."""
from torch import nn


def relu_after(*layers):
    return [part for layer in layers for part in (layer, nn.ReLU())]


class AllConv(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [(3, 96, 3, 1), (96, 96, 3, 1), (96, 96, 3, 2), (96, 192, 3, 1), (192, 192, 3, 1), (192, 192, 3, 2), (192, 192, 3, 1), (192, 192, 1, 1)]
        for number, (before, after, kernel, stride) in enumerate(sizes, 1):
            setattr(self, f"conv{number}", nn.Conv2d(before, after, kernel, stride, kernel // 2))
        self.class_conv = nn.Conv2d(192, 10, 1)

    def forward(self, x):
        for number in range(1, 9):
            x = getattr(self, f"conv{number}")(x).relu()
        return self.class_conv(x).relu().mean([2, 3])


class Nin(nn.Module):
    def __init__(self):
        super().__init__()
        self.classifier = nn.Sequential(
            *relu_after(nn.Conv2d(3, 192, 5, 1, 2), nn.Conv2d(192, 160, 1), nn.Conv2d(160, 96, 1)),
            nn.MaxPool2d(3, 2, 1), nn.Dropout(0.5),
            *relu_after(nn.Conv2d(96, 192, 5, 1, 2), nn.Conv2d(192, 192, 1), nn.Conv2d(192, 192, 1)),
            nn.AvgPool2d(3, 2, 1), nn.Dropout(0.5),
            *relu_after(nn.Conv2d(192, 192, 3, 1, 1), nn.Conv2d(192, 192, 1), nn.Conv2d(192, 10, 1)),
            nn.AvgPool2d(8, 1))

    def forward(self, x):
        return self.classifier(x).flatten(1)


class Vgg16(nn.Module):
    def __init__(self):
        super().__init__()
        layers, before = [], 3
        for width in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]:
            layers += [nn.Conv2d(before, width, 3, 1, 1), nn.BatchNorm2d(width), nn.ReLU()] if width else [nn.MaxPool2d(2, 2)]
            before = width or before
        self.features = nn.Sequential(*layers, nn.AvgPool2d(1, 1))
        self.classifier = nn.Linear(512, 10)

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


class PreActBlock(nn.Module):
    def __init__(self, before, after, stride, shortcut):
        super().__init__()
        self.bn1, self.bn2 = nn.BatchNorm2d(before), nn.BatchNorm2d(after)
        self.conv1 = nn.Conv2d(before, after, 3, stride, 1, bias=False)
        self.conv2 = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.named, self.changes = shortcut, stride > 1 or before != after
        if self.changes:
            conv = nn.Conv2d(before, after, 1, stride, bias=False)
            setattr(self, shortcut, nn.Sequential(conv) if shortcut == "shortcut" else conv)

    def forward(self, x):
        y = self.bn1(x).relu()
        passed = getattr(self, self.named)(y) if self.changes else x
        return self.conv2(self.bn2(self.conv1(y)).relu()) + passed


class PreActResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False)
        before = 64
        for number, width in enumerate([64, 128, 256, 512], 1):
            stride = 1 if number == 1 else 2
            setattr(self, f"layer{number}", nn.Sequential(
                PreActBlock(before, width, stride, "shortcut"), PreActBlock(width, width, 1, "shortcut")))
            before = width
        self.linear = nn.Linear(512, 10)

    def forward(self, x):
        x = self.layer4(self.layer3(self.layer2(self.layer1(self.conv1(x)))))
        return self.linear(nn.functional.avg_pool2d(x, 4).flatten(1))


class Stage(nn.Module):
    def __init__(self, before, width, stride):
        super().__init__()
        self.layer = nn.Sequential(*[
            PreActBlock(before if i == 0 else width, width, stride if i == 0 else 1, "convShortcut") for i in range(4)])

    def forward(self, x):
        return self.layer(x)


class WideResNet28x10(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.block1, self.block2, self.block3 = Stage(16, 160, 1), Stage(160, 320, 2), Stage(320, 640, 2)
        self.bn1 = nn.BatchNorm2d(640)
        self.fc = nn.Linear(640, 10)

    def forward(self, x):
        x = self.bn1(self.block3(self.block2(self.block1(self.conv1(x))))).relu()
        return self.fc(nn.functional.avg_pool2d(x, 8).flatten(1))


# Each with the mean and the deviation of its preprocessing.
NETWORKS = {
    "cifar_allconv": (AllConv, [0.5] * 3, [0.5] * 3),
    "cifar_nin": (Nin, [0.5] * 3, [0.5] * 3),
    "cifar_vgg16": (Vgg16, [0.4914, 0.4822, 0.4465], [0.2023, 0.1994, 0.2010]),
    "cifar_preactresnet18": (PreActResNet18, [0.4914, 0.4822, 0.4465], [0.2023, 0.1994, 0.2010]),
    "cifar_wideresnet28_10": (WideResNet28x10, [0.0] * 3, [1.0] * 3),
}
