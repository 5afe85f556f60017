namespace RobustBench.Models.Weights.PyTorch;

/// <summary>
/// Reads what torch.save writes since PyTorch 1.6: a zip archive with a pickle, <c>NAME/data.pkl</c>, and the bytes of each
/// storage beside it, <c>NAME/data/KEY</c>.
/// </summary>
internal static class TorchZip
{
    private const string Pickle = "/data.pkl";

    /// <summary>The tensors of the state dict, as views of the file's bytes.</summary>
    /// <exception cref="InputException">The archive is damaged, holds no state dict, or is another program's.</exception>
    public static WeightFile Parse(string path, FileBytes file)
    {
        var zip = ZipDirectory.Read(path, file);
        var folder = Folder(path, zip);
        RequireLittleEndian(path, zip, $"{folder}/byteorder");
        var pickle = folder + Pickle;
        var input = new PickleBytes(path, zip.Content(pickle), zip.Entries[pickle].Begin);
        var budget = new PickleBudget(path, file.Length);
        var stateDict = StateDict.Find(path, new PickleMachine(input, budget).Run(out _), budget);

        var views = new TensorViews(path, key => Storage(zip, $"{folder}/data/{key}"));
        var tensors = stateDict.Tensors.ToDictionary(
            item => item.Key, item => views.Of(item.Key, item.Value), StringComparer.Ordinal);
        return new WeightFile(path, file.Sha256, tensors) { Note = stateDict.Note };
    }

    private static ReadOnlyMemory<byte>? Storage(ZipDirectory zip, string name)
    {
        if (!zip.Entries.ContainsKey(name))
            return null;
        return zip.Content(name);
    }

    /// <summary>The archive's one folder, which PyTorch names after the file it was saved to.</summary>
    private static string Folder(string path, ZipDirectory zip)
    {
        var names = zip.Entries.Keys;
        if (names.Any(name => name.EndsWith("/constants.pkl", StringComparison.Ordinal) || name.Contains("/code/", StringComparison.Ordinal)))
            throw new InputException($"{path}: is a TorchScript archive; give it as `torchscript:` instead of `weights:`");
        if (names.Any(name => name.EndsWith(".npy", StringComparison.Ordinal)))
            throw new InputException($"{path}: is a numpy archive, no weights of PyTorch; save `model.state_dict()` with torch.save");
        var pickles = names.Where(name => name.IndexOf('/') is > 0 and var slash && name.AsSpan(slash).SequenceEqual(Pickle)).ToList();
        return pickles switch
        {
            [var only] => only[..^Pickle.Length],
            [] => throw new InputException($"{path}: is a zip archive without NAME{Pickle}, so not torch.save's; unpack it and give the weights in it"),
            _ => throw new InputException($"{path}: is a zip archive with {pickles.Count} entries NAME{Pickle}; save it again with torch.save"),
        };
    }

    private static void RequireLittleEndian(string path, ZipDirectory zip, string name)
    {
        if (zip.Entries.ContainsKey(name) && !zip.Content(name).Span.StartsWith("little"u8))
            throw new InputException($"{path}: was saved on a big-endian machine; load and save it on a little-endian one");
    }
}
