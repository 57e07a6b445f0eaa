namespace YoungFutures.Tests.HouseRules;

/// <summary>The table of docs/access.md: what each route answers to each kind of viewer.</summary>
public sealed record AccessRow(string Verb, string Route, IReadOnlyDictionary<string, string> Expected)
{
    /// <summary>The columns, and the account that stands for each.</summary>
    public static readonly IReadOnlyList<(string Column, string Account)> Viewers =
    [
        ("Coordinator", "coordinator.nw"), ("Chair", "chair.nw"), ("Involved partner", "police.nw"), ("Other partner", "community.nw"), ("Provider", "provider.nw"),
        ("Other panel", "coordinator.herts"), ("Analyst", "opcc.nw"), ("Governance", "ig.nw"), ("Administrator", "admin"),
    ];

    public static IReadOnlyList<AccessRow> Read()
    {
        var rows = new List<AccessRow>();
        foreach (var line in File.ReadLines(Repository.File("docs/access.md")))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length < 4 + Viewers.Count || cells[1] is not ("GET" or "POST")) continue;
            var expected = Viewers.Select((viewer, index) => (viewer.Account, Value: cells[3 + index])).ToDictionary(pair => pair.Account, pair => pair.Value);
            rows.Add(new AccessRow(cells[1], cells[2].Trim('`'), expected));
        }

        return rows;
    }
}

/// <summary>Where the source lies, seen from a test.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string File(string path) => Path.Combine(Root, path);

    public static IEnumerable<(string Path, string Text)> Sources(string folder, params string[] endings) =>
        Directory.EnumerateFiles(File(folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => (Path: Path.GetRelativePath(Root, file).Replace('\\', '/'), file))
            .Where(source => !source.Path.Contains("/obj/") && !source.Path.Contains("/bin/") && !source.Path.Contains("/node_modules/"))
            .Select(source => (source.Path, System.IO.File.ReadAllText(source.file)));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "YoungFutures.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
