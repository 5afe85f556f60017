namespace RobustBench.Models.Weights.PyTorch;

/// <summary>How much memory the objects that a file's pickles describe may take together.</summary>
/// <remarks>
/// One byte of a pickle can make an object a hundred times its size. So what is made is paid for before it is made, and
/// reading ends where that is more than a state dict needs.
/// </remarks>
/// <param name="path">The file, for messages.</param>
/// <param name="fileLength">The bytes of the file.</param>
internal sealed class PickleBudget(string path, long fileLength)
{
    /// <summary>What a file of any length may make: about 15,000 tensors with their names.</summary>
    private const long FreeBytes = 32L << 20;

    /// <summary>What each byte of the file adds to that.</summary>
    private const long BytesPerByte = 2;

    private long _left = FreeBytes + (BytesPerByte * fileLength);

    /// <summary>Pays for objects of about this many bytes before they are made.</summary>
    /// <exception cref="InputException">The file makes more than a state dict needs.</exception>
    public void Pay(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
            throw new InputException($"{path}: its pickle makes more objects than a state dict needs; save `model.state_dict()` alone");
    }
}
