using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace RobustBench.Tests.Data.Cue16;

/// <summary>Linear regression on the indicators of the classes, with a penalty on the weights (ridge): the largest answer wins.</summary>
internal static class LinearClassifier
{
    /// <summary>The share of right answers on the test rows at the best of several penalties, which favours the classifier.</summary>
    public static double BestAccuracy(float[][] train, int[] trainLabels, float[][] test, int[] testLabels)
    {
        var mean = Enumerable.Range(0, train[0].Length).AsParallel().AsOrdered().Select(i => train.Average(row => (double)row[i])).ToArray();
        var (fitted, asked) = (Centred(train, mean), Centred(test, mean));
        // In the dual form the system is as large as the number of images, not of pixels.
        var (products, across) = (Products(fitted, fitted), Products(asked, fitted));
        var targets = Matrix<float>.Build.Dense(train.Length, trainLabels.Max() + 1, (row, column) => trainLabels[row] == column ? 1 : 0);
        var scale = products.Trace() / train.Length;
        return new[] { 0.003f, 0.03f, 0.3f, 3f }.Max(penalty =>
        {
            var penalised = products + Matrix<float>.Build.DenseDiagonal(train.Length, train.Length, penalty * scale);
            var answers = across * penalised.Cholesky().Solve(targets);
            return Enumerable.Range(0, test.Length).Count(row => answers.Row(row).MaximumIndex() == testLabels[row]) / (double)test.Length;
        });
    }

    private static float[][] Centred(float[][] rows, double[] mean) =>
        Array.ConvertAll(rows, row => row.Select((value, column) => (float)(value - mean[column])).ToArray());

    private static Matrix<float> Products(float[][] rows, float[][] columns) => Matrix<float>.Build.DenseOfRowArrays(
        rows.AsParallel().AsOrdered().Select(row => Array.ConvertAll(columns, column => TensorPrimitives.Dot<float>(row, column))));
}
