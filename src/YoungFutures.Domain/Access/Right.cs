namespace YoungFutures.Domain.Access;

/// <summary>One thing a viewer may do to a record in sight. Seeing is the filter's, whether it can happen now is the record's.</summary>
public sealed class Right<T>(string name, Func<Viewer, T, bool> allows)
{
    public string Name { get; } = name;
    internal bool Allows(Viewer viewer, T record) => allows(viewer, record);
}

/// <summary>One thing a viewer may do, whatever the record.</summary>
public sealed class Right(string name, Func<Viewer, bool> allows)
{
    public string Name { get; } = name;
    internal bool Allows(Viewer viewer) => allows(viewer);
}
