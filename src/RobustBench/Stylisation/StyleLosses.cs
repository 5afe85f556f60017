namespace RobustBench.Stylisation;

/// <summary>The losses of one image.</summary>
/// <param name="Style">The mean over the style's layers of <c>‖G − A‖² / ‖A‖²</c>, with the Gram matrices of the image and of the style image; 0 is the style itself.</param>
/// <param name="Content"><c>‖F − P‖² / ‖P‖²</c> with the activations of the image and of the content image; 0 is the content itself.</param>
public readonly record struct StyleLosses(double Style, double Content);
