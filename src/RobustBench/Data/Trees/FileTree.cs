namespace RobustBench.Data.Trees;

/// <summary>Files below a root, a folder or an archive, by their paths relative to it with <c>/</c>. Reading is safe from several threads.</summary>
internal abstract class FileTree : IDisposable
{
    /// <summary>The path of the folder or archive.</summary>
    public abstract string Root { get; }

    /// <summary>Whether it is an archive.</summary>
    public virtual bool IsArchive => true;

    /// <summary>Whether files can only be read in the order of <see cref="List"/>; in any other order, reading is slow.</summary>
    public virtual bool IsSequential => false;

    /// <summary>What was left out, one line each; complete after <see cref="List"/>.</summary>
    public virtual IReadOnlyList<string> Notices => [];

    /// <summary>The paths of all files, in the tree's own order.</summary>
    /// <exception cref="InputException">A folder can't be listed.</exception>
    public abstract IReadOnlyList<string> List();

    /// <summary>Whether there is a file of this path.</summary>
    public abstract bool Contains(string path);

    /// <summary>Says which files will be read; others may be forgotten as they pass by.</summary>
    public virtual void Expect(IEnumerable<string> paths)
    {
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InputException">It can't be read; the message does not name it.</exception>
    public abstract byte[] Read(string path);

    /// <summary>How messages name a file.</summary>
    public virtual string Place(string path) => $"{Root}: {path}";

    /// <inheritdoc/>
    public abstract void Dispose();
}
