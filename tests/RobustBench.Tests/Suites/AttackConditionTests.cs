namespace RobustBench.Tests.Suites;

public sealed class AttackConditionTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fgsm: { epsilon: 2/510 }", "fgsm(epsilon=1/255)")]
    [InlineData("fgsm: { norm: l2, epsilon: 0.50 }", "fgsm(epsilon=0.5,norm=l2)")]
    [InlineData("pgd: { epsilon: 8/255, step: 2/255, steps: 10, random-start: true }", "pgd(epsilon=8/255,step=2/255)")]
    [InlineData("pgd: { epsilon: 1, random-start: false, steps: 7 }", "pgd(epsilon=1,steps=7,random-start=false)")]
    [InlineData("pgd: { epsilon: 1, relative-step: 1/4, restarts: 2 }", "pgd(epsilon=1,restarts=2,relative-step=1/4)")]
    [InlineData("one-pixel", "one-pixel")]
    [InlineData("one-pixel: { pixels: 3 }", "one-pixel(pixels=3)")]
    [InlineData("spatial: { rotation: 30, translation: 24 }", "spatial(translation=24)")]
    [InlineData("fgsm: { epsilon: 1/255, target: next, source: m }", "fgsm(epsilon=1/255,target=next,source=m)")]
    [InlineData("chain: [greyscale, fgsm: { epsilon: 1/255 }]", "chain(greyscale;fgsm(epsilon=1/255))")]
    public void An_attack_has_a_canonical_key(string condition, string key) => Assert.Equal([key], _folder.Keys($"  - {condition}"));

    [Theory]
    [InlineData("[fgsm]", "3:14: `fgsm` needs `epsilon`: the largest norm of the change, of stimuli in [0, 1]")]
    [InlineData("[fgsm: { epsilon: -1/255 }]", "3:31: `epsilon` is '-1/255', and must be a number of at least 0")]
    [InlineData("[pgd: { epsilon: 1, steps: 0 }]", "3:40: `steps` is '0', and must be a whole number from 1 to 100000")]
    [InlineData("[pgd: { epsilon: 1, step: 1, relative-step: 1 }]", "3:19: pgd(epsilon=1,step=1,relative-step=1): `step` and `relative-step` are two ways to say the same: leave one out")]
    [InlineData("[pgd: { epsilon: 1, restarts: 2, random-start: false }]", "3:19: pgd(epsilon=1,random-start=false,restarts=2): without `random-start` all `restarts` would be the same search: leave one of them out")]
    [InlineData("[one-pixel: { pixels: 2 }]", "3:35: `pixels` is '2', and must be one of 1, 3, 5")]
    [InlineData("[one-pixel: { population: 2 }]", "3:39: `population` is '2', and must be a whole number from 3 to 100000")]
    [InlineData("[spatial: { rotations: 4 }]", "3:23: spatial(rotations=4): `rotations` and `translations` must be odd, so that the image as it is belongs to the grid")]
    [InlineData("[chain: [fgsm: { epsilon: 1 }, greyscale]]", "3:22: `fgsm` must be the last of a chain: an attack acts on what the corruptions made")]
    [InlineData("[fgsm: { epsilon: 1, source: n }]", "3:14: `source` is 'n', and must be a model of the suite: did you mean `m`?")]
    [InlineData("[fgsm: { epsilon: 1, target: 'a,b' }]", "3:42: `target` is 'a,b', and must be a name without any of , ; ( ) =")]
    [InlineData("[fgsm: { epsilon: 1, colour: true }]", "3:34: `fgsm` has no key `colour`: known are epsilon, norm, target, source")]
    public void A_wrong_attack_is_told_at_its_place(string conditions, params string[] problems) =>
        Assert.Equal(problems, _folder.Problems($"{SuiteFolder.Head}conditions: {conditions}"));
}
