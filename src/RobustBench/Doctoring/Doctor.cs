namespace RobustBench.Doctoring;

/// <summary>Looks at everything that a run needs of a machine, and says how to mend what does not work.</summary>
public static class Doctor
{
    /// <summary>The findings, from the machine upwards to the folders; a check that has no ground to stand on is left out.</summary>
    /// <param name="results">The results folder of the run, there or not; it is not made.</param>
    public static IReadOnlyList<Finding> Examine(string results) =>
    [
        MachineCheck.Runtime(),
        MachineCheck.Processor(),
        MachineCheck.Memory(),
        .. Libraries(),
        FolderCheck.Results(results),
        .. FolderCheck.Cache(Environment.GetEnvironmentVariable),
        FolderCheck.Temporary(),
    ];

    private static IEnumerable<Finding> Libraries()
    {
        var files = LibraryFiles.Whole();
        return files.Status == FindingStatus.Fault ? [files] : [files, .. TorchCheck.All(), OnnxCheck.Library(), .. PictureCheck.All()];
    }

    /// <summary>Whether a run would work: nothing is a fault.</summary>
    public static bool Works(IEnumerable<Finding> findings) => findings.All(finding => finding.Status != FindingStatus.Fault);
}
